import type { Form, Person } from '#src/local/slack/driver.ts';

export interface AskedLine {
  readonly country: string;
  readonly quantity: number;
  readonly useCase?: string;
}

type Show = (title: string, form: Form) => void;

/** Asks for numbers through the form, as a person does. */
export async function askForNumbers(
  person: Person,
  lines: readonly AskedLine[],
  purpose = 'Password reset calls for the web shop',
  show: Show = () => {},
): Promise<void> {
  await person.command('/voice-request');
  await fillRequest(person, lines, purpose, show);
}

/** The same with the form that was opened already, from wherever. */
export async function fillRequest(
  person: Person,
  lines: readonly AskedLine[],
  purpose: string,
  show: Show,
): Promise<void> {
  const form = await (await person.modal({ title: 'Request phone numbers' })).settled();
  for (const [nth, { country, quantity, useCase = 'Transactional' }] of lines.entries()) {
    if (nth > 0) {
      await form.click('Add a country or region');
      await form.settled();
    }
    const [label = country] = await form.search('Country', country, { nth });
    await form.pick('Country', label, { nth, query: country });
    await form.settled();
    await form.choose('Use case', useCase, { nth });
    await form.settled();
    if (quantity !== 1) {
      await form.choose('Quantity', String(quantity), { nth });
      await form.settled();
    }
  }
  await form.fill('What it is for', purpose);
  show(form.title, form);
  const next = await form.submit();
  if (next.kind !== 'pushed') throw new Error(`the form was not taken: ${JSON.stringify(next)}`);
  const review = await person.modal({ title: 'Review request' });
  show(review.title, review);
  const sent = await review.submit();
  if (sent.kind !== 'cleared') throw new Error(`the request was not sent: ${JSON.stringify(sent)}`);
}
