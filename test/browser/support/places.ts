// Where a person goes in the workspace, and what is new there.

import type { Locator, Page } from 'playwright-core';
import { message } from './hands.ts';

const sidebar = (window: Page): Locator => window.getByRole('navigation', { name: 'Channels and apps' });

/** Goes to a channel of the sidebar. */
export async function goToChannel(window: Page, name: string): Promise<void> {
  await sidebar(window)
    .getByRole('link', { name: new RegExp(`^${RegExp.escape(name)}\\b`) })
    .click();
  await window.getByRole('textbox', { name: `Message #${name}`, exact: true }).waitFor();
}

/** Goes to what Dialtone wrote to this person, once it says that something is unread. */
export async function readNewMessages(window: Page): Promise<void> {
  const link = sidebar(window).getByRole('link', { name: /^Dialtone \d+ unread$/ });
  await link.click();
  await window.getByRole('tab', { name: 'Messages', selected: true }).waitFor();
}

/** The App Home, drawn. */
export async function openHome(window: Page): Promise<Locator> {
  await sidebar(window)
    .getByRole('link', { name: /^Dialtone/ })
    .click();
  await window.getByRole('tab', { name: 'Home' }).click();
  const home = window.getByRole('tabpanel', { name: 'Home' });
  await home.getByText('Waiting for your decision').waitFor();
  return home;
}

/** Opens the thread of a message; its pane. */
export async function openThread(window: Page, parent: Locator): Promise<Locator> {
  await parent.getByRole('button', { name: /^\d+ repl/ }).click();
  const pane = window.getByRole('complementary', { name: /^Thread/ });
  await pane.waitFor();
  return pane;
}

/** The last message that says this and that only this person sees. */
export function onlyYou(window: Page, words: string | RegExp): Locator {
  return message(window, words).filter({ hasText: 'Only visible to you' });
}
