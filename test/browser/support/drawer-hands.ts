// What a person does in the control drawer, at the right of the page.

import type { Locator, Page } from 'playwright-core';

export type DrawerTab = 'Clock' | 'AWS' | 'Faults';

/** The drawer at one of its tabs; it is opened where it is closed. */
export async function drawer(window: Page, tab: DrawerTab): Promise<Locator> {
  const panel = window.getByRole('complementary', { name: 'Control drawer' });
  if ((await panel.count()) === 0) await window.getByRole('button', { name: 'Control', exact: true }).click();
  await panel.getByRole('tab', { name: tab }).click();
  return panel;
}

/** Moves the workspace's clock on; the drawer closes once it is done. */
export async function skip(window: Page, span: '1 hour' | '1 day' | '1 week'): Promise<void> {
  const panel = await drawer(window, 'Clock');
  await panel.getByRole('button', { name: `Skip ${span}` }).click();
  await panel.getByRole('status').getByText(/\S/).first().waitFor();
  await closeDrawer(window);
}

export async function closeDrawer(window: Page): Promise<void> {
  await window.getByRole('button', { name: 'Close the control drawer' }).click();
}

/** Switches a fault of AWS on until it is switched off again, for one country where that is asked. */
export async function switchOn(window: Page, title: string, country?: string): Promise<void> {
  const panel = await drawer(window, 'Faults');
  const fault = panel.getByRole('group').filter({ has: window.getByText(title, { exact: true }) });
  await fault.getByText(title, { exact: true }).click();
  await fault.getByRole('radio', { name: 'Until switched off' }).check();
  if (country !== undefined) await fault.getByRole('combobox', { name: 'Country' }).selectOption(country);
  await fault.getByRole('button', { name: 'Switch on' }).click();
  await panel.getByRole('button', { name: /^Switch off/ }).waitFor();
  await closeDrawer(window);
}

/** Switches the only fault off that is on. */
export async function switchOff(window: Page): Promise<void> {
  const panel = await drawer(window, 'Faults');
  await panel.getByRole('button', { name: /^Switch off/ }).click();
  await panel.getByText('Nothing goes wrong at the moment.').waitFor();
  await closeDrawer(window);
}
