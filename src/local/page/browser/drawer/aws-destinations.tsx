import type { DestinationRow, RegionState } from '../../control-protocol.ts';
import { shortMoment } from './moments.ts';
import { Empty, Folded, Section } from './section.tsx';

/** The phones that the sandbox may call, with the codes they received, and the calls placed. */
export function AwsDestinations({ region }: { region: RegionState }) {
  return (
    <Section title="Phones to call from the sandbox">
      {region.destinations.length === 0 ? (
        <Empty>No phone has been entered to be verified. Its code will stand here.</Empty>
      ) : null}
      <ul class="drawer-rows">
        {region.destinations.map((destination) => (
          <Destination key={destination.id} destination={destination} />
        ))}
      </ul>
      {region.calls.length === 0 ? null : (
        <Folded title={`Calls placed (${region.calls.length})`}>
          <ul class="drawer-rows">
            {region.calls.map(({ id, from, to, text, voice, at }) => (
              <li key={id} class="drawer-card">
                <p>
                  {from} called {to}
                </p>
                <p class="drawer__muted">
                  {shortMoment(at)}, voice {voice}
                </p>
                <p class="drawer-quote">{text}</p>
              </li>
            ))}
          </ul>
        </Folded>
      )}
    </Section>
  );
}

function Destination({ destination: { number, status, codes } }: { destination: DestinationRow }) {
  const [newest, ...older] = codes;
  return (
    <li class="drawer-card">
      <div class="drawer-card__head">
        <span class="drawer-card__name">{number}</span>
        <span class={`drawer-badge drawer-badge--${status === 'VERIFIED' ? 'success' : 'warning'}`}>
          {status}
        </span>
      </div>
      {newest === undefined ? (
        <p class="drawer__muted">No code has been sent yet.</p>
      ) : (
        <p>
          Code <strong class="drawer-phone-code">{newest.code}</strong>{' '}
          <span class="drawer__muted">
            by {newest.channel.toLowerCase()}, {shortMoment(newest.at)}
          </span>
        </p>
      )}
      {older.length === 0 ? null : (
        <p class="drawer__muted">No longer good: {older.map(({ code }) => code).join(', ')}</p>
      )}
    </li>
  );
}
