import { useState } from 'preact/hooks';
import type { AwsState, CaseRow } from '../../control-protocol.ts';
import { Field } from './fields.tsx';
import { shortMoment } from './moments.ts';
import { Empty, Section } from './section.tsx';
import { VerbButton } from './verb-button.tsx';
import { VerbForm } from './verb-form.tsx';

/** AWS Support: its plan, its cases, and what its staff can do with them. */
export function AwsCases({ aws: { cases, hasSupportPlan, listsVoiceLimits } }: { aws: AwsState }) {
  return (
    <Section title="Support">
      <div class="drawer-row drawer-row--spread">
        <p>{hasSupportPlan ? 'A support plan with the API.' : 'Basic support: no cases by API.'}</p>
        <VerbButton verb={{ do: 'aws.set_plan', hasPlan: !hasSupportPlan }}>
          {hasSupportPlan ? 'Take the plan away' : 'Give it a plan'}
        </VerbButton>
      </div>
      <div class="drawer-row drawer-row--spread">
        <p>Voice limits are {listsVoiceLimits ? '' : 'not '}among the categories.</p>
        <VerbButton verb={{ do: 'aws.list_voice_limits', listed: !listsVoiceLimits }}>
          {listsVoiceLimits ? 'Take them out' : 'List them'}
        </VerbButton>
      </div>
      {cases.length === 0 ? <Empty>No case has been filed.</Empty> : null}
      <ul class="drawer-rows">
        {cases.map((one) => (
          <li key={one.caseId}>
            <Case one={one} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Case({ one }: { one: CaseRow }) {
  const { caseId, displayId, subject, status, communications } = one;
  return (
    <details class="drawer-card drawer-card--folded">
      <summary class="drawer-summary">
        <span class="drawer-card__name">{displayId}</span>
        <span class={`drawer-badge drawer-badge--${status === 'resolved' ? 'success' : 'info'}`}>
          {status}
        </span>
        <span class="drawer-card__then">{subject}</span>
      </summary>
      <ol class="drawer-rows">
        {communications.map(({ by, body, at }) => (
          <li key={`${at} ${by} ${body.length}`}>
            <p class="drawer__muted">
              {by}, {shortMoment(at)}
            </p>
            <p class="drawer-quote">{body}</p>
          </li>
        ))}
      </ol>
      <Answer caseId={caseId} displayId={displayId} />
      {status === 'resolved' ? null : (
        <VerbButton verb={{ do: 'aws.resolve_case', caseId }} label={`Resolve case ${displayId}`}>
          Resolve
        </VerbButton>
      )}
    </details>
  );
}

function Answer({ caseId, displayId }: { caseId: string; displayId: string }) {
  const [body, setBody] = useState('');
  return (
    <VerbForm
      about={`case ${displayId}`}
      submit="Answer"
      verb={() => ({ do: 'aws.answer_case', caseId, body })}
      onDone={() => setBody('')}
    >
      <Field label="Answer as AWS" class="drawer-field--wide">
        {(ids) => (
          <textarea
            {...ids}
            class="drawer-input"
            rows={3}
            required
            maxLength={8000}
            value={body}
            onInput={(event) => setBody(event.currentTarget.value)}
          />
        )}
      </Field>
    </VerbForm>
  );
}
