import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe-core finds wrong in what a window shows: rule, place, and what would have to be otherwise. */
export type Findings = readonly string[];

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}

/** Colours are all that a theme changes. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

async function run(window: Page, within: string, rules: readonly string[] | undefined): Promise<Findings> {
  const options = {
    resultTypes: ['violations'],
    preload: false,
    iframes: false,
    ...(rules === undefined ? {} : { runOnly: { type: 'rule', values: rules } }),
  };
  const violations: readonly Violation[] = await window.locator(':root').evaluate(
    async (root, asked) => {
      const found = await root.ownerDocument.defaultView.axe.run(asked.within, asked.options);
      return found.violations;
    },
    { within, options },
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => {
      const [, ...reasons] = failureSummary.split('\n').map((line) => line.trim());
      return `${id}: ${target.join(' ')}: ${reasons.join(' ').slice(0, 200)}`;
    }),
  );
}

/** Runs every rule of axe-core in the light theme, and those of colours in the dark one. */
export async function findings(window: Page, within = 'html'): Promise<Findings> {
  const isThere = await window.locator(':root').evaluate((root) => 'axe' in root.ownerDocument.defaultView);
  // The page's policy forbids script elements; what is evaluated from outside is not the page's.
  if (!isThere) await window.evaluate(axe.source);
  await window.emulateMedia({ colorScheme: 'light' });
  const inLight = await run(window, within, undefined);
  await window.emulateMedia({ colorScheme: 'dark' });
  const inDark = await run(window, within, OF_COLOURS);
  return [...inLight, ...inDark.map((finding) => `dark: ${finding}`)];
}
