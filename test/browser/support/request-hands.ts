// How a person asks for phone numbers through the form.

import type { Locator, Page } from 'playwright-core';
import { choose, command, fill, finish, message, modal, press } from './hands.ts';

export interface WantedLine {
  readonly country: string;
  /** What is typed to find the country; its name unless given. */
  readonly query?: string;
  readonly useCase?: 'Transactional' | 'Promotional';
  readonly quantity?: number;
}

/** Fills in one line of the form, from 0; a line after the first is added. */
export async function fillLine(form: Locator, line: WantedLine, nth = 0): Promise<void> {
  const { country, query = country, useCase = 'Transactional', quantity = 1 } = line;
  if (nth > 0) await press(form, 'Add a country or region');
  await choose(form, 'Country', country, { nth, query });
  const useCases = form.getByRole('radiogroup', { name: 'Use case' }).nth(nth);
  await useCases.getByRole('radio', { name: useCase }).check();
  if (quantity !== 1) await choose(form, 'Quantity', String(quantity), { nth });
}

/** Opens the form with the command, and fills it in. */
export async function fillRequest(
  window: Page,
  lines: readonly WantedLine[],
  purpose = 'Password reset calls',
): Promise<Locator> {
  await command(window, '/voice-request');
  const form = await modal(window, 'Request phone numbers');
  for (const [nth, line] of lines.entries()) await fillLine(form, line, nth);
  await fill(form, 'What it is for', purpose);
  return form;
}

/** Goes on to the review of a form that is filled in, and sends it. */
export async function sendRequest(form: Locator): Promise<void> {
  await press(form, 'Next');
  await finish(await modal(form.page(), 'Review request'), 'Request');
}

/** One number asked for, with nothing to look at on the way. */
export async function askForOne(window: Page, country = 'Canada'): Promise<void> {
  await command(window, `/voice-request ${country} 1`);
  const form = await modal(window, 'Request phone numbers');
  await form.getByRole('radio', { name: 'Transactional' }).check();
  await fill(form, 'What it is for', 'Password reset calls');
  await sendRequest(form);
}

/** The card of a request in the leads' channel. */
export const cardOf = (window: Page, id: number): Locator => message(window, `(R-${id})`);
