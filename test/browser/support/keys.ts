// What a person does who has only a keyboard.

import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

const MOST_STOPS = 120;

/** Presses Tab until this has the focus; throws when it cannot be reached so. */
export async function tabTo(window: Page, wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await wanted.waitFor();
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    if (await hasFocus(wanted)) return;
    await window.keyboard.press(key);
  }
  throw new Error(`${wanted} cannot be reached with ${key}`);
}

export function hasFocus(element: Locator): Promise<boolean> {
  return element.evaluate((node) => node === node.ownerDocument.activeElement);
}

/** Waits until this has the focus. */
export async function focusIn(element: Locator): Promise<void> {
  await expect.poll(() => hasFocus(element)).toBe(true);
}

/** What has the focus, and whether a person can see that it has: a ring around it, and it is on the screen. */
export interface Focused {
  readonly name: string;
  readonly isSeen: boolean;
}

/** Where the focus is now. */
export function focused(window: Page): Promise<Focused> {
  // Through an element, because the types of the browser are not those of the tests.
  return window.locator(':root').evaluate((root) => {
    const active = root.ownerDocument.activeElement ?? root;
    const view = root.ownerDocument.defaultView;
    const { width, top, bottom, left, right } = active.getBoundingClientRect();
    const isOnScreen =
      width > 0 && bottom > 0 && right > 0 && top < root.clientHeight && left < root.clientWidth;
    const hasRing = (element: typeof active, levels: number): boolean => {
      if (element === null || levels === 0) return false;
      const { outlineStyle, outlineWidth, boxShadow } = view.getComputedStyle(element);
      const outlined = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0;
      return outlined || boxShadow !== 'none' || hasRing(element.parentElement, levels - 1);
    };
    const words = active.getAttribute('aria-label') ?? active.textContent;
    const name = `${active.tagName.toLowerCase()}.${active.className} ${words}`.slice(0, 100);
    return { name, isSeen: isOnScreen && hasRing(active, 3) };
  });
}

/** Whether the focus is in it. */
export function holdsFocus(element: Locator): Promise<boolean> {
  return element.evaluate((node) => node.contains(node.ownerDocument.activeElement));
}
