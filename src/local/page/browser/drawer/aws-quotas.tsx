import type { QuotaRow } from '../../control-protocol.ts';
import { shortMoment } from './moments.ts';
import { Empty, Section } from './section.tsx';
import { VerbButton } from './verb-button.tsx';

const STATUS: Readonly<Record<string, string>> = {
  APPROVED: 'success',
  DENIED: 'error',
  NOT_APPROVED: 'error',
  PENDING: 'warning',
  CASE_OPENED: 'info',
};

/** Requests for more at Service Quotas, and what AWS can decide. */
export function AwsQuotas({ quotas }: { quotas: readonly QuotaRow[] }) {
  return (
    <Section title="Quota increases">
      {quotas.length === 0 ? <Empty>No increase has been asked for.</Empty> : null}
      <ul class="drawer-rows">
        {quotas.map((row) => (
          <Quota key={row.id} row={row} />
        ))}
      </ul>
    </Section>
  );
}

function Quota({ row }: { row: QuotaRow }) {
  const { id, quota, region, desiredValue, status, caseId, at, isOpen, caseAllowed } = row;
  const what = `${quota} to ${desiredValue}`;
  return (
    <li class="drawer-card">
      <div class="drawer-card__head">
        <span class="drawer-card__name">{what}</span>
        <span class={`drawer-badge drawer-badge--${STATUS[status] ?? 'plain'}`}>{status}</span>
      </div>
      <p class="drawer__muted">
        {region}, {shortMoment(at)}
        {caseId === undefined ? '' : `, case ${caseId}`}
      </p>
      {isOpen ? (
        <div class="drawer-row">
          <VerbButton verb={{ do: 'aws.decide_quota', id, decision: 'approve' }} label={`Approve ${what}`}>
            Approve
          </VerbButton>
          <VerbButton verb={{ do: 'aws.decide_quota', id, decision: 'deny' }} label={`Deny ${what}`} danger>
            Deny
          </VerbButton>
          {caseAllowed ? (
            <VerbButton
              verb={{ do: 'aws.decide_quota', id, decision: 'open_case' }}
              label={`Open a case for ${what}`}
            >
              Open a case
            </VerbButton>
          ) : null}
        </div>
      ) : null}
    </li>
  );
}
