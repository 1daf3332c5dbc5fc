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
  return element.evaluate((node) => node === document.activeElement);
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
  return window.evaluate(() => {
    const active = document.activeElement ?? document.body;
    const box = active.getBoundingClientRect();
    const isOnScreen =
      box.width > 0 && box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
    const hasRing = (element: Element | null, levels: number): boolean => {
      if (element === null || levels === 0) return false;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      const outlined = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0;
      return outlined || boxShadow !== 'none' || hasRing(element.parentElement, levels - 1);
    };
    const name = `${active.tagName.toLowerCase()}.${active.className} ${active.getAttribute('aria-label') ?? active.textContent}`;
    return { name: name.slice(0, 100), isSeen: isOnScreen && hasRing(active, 3) };
  });
}
