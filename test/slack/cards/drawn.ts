import { expect } from 'vitest';
import { blockText } from '#src/local/slack/block-kit/text-total.ts';
import { validateMessage } from '#src/local/slack/block-kit/validate.ts';
import { placedElements } from '#src/local/slack/block-kit/walk.ts';
import { objectsOf, stringOf } from '#src/local/slack/json.ts';
import { renderBlocks } from '#src/local/slack/render/blocks.ts';
import type { Drawing } from '#src/slack/blocks.ts';
import type { CardContext } from '#src/slack/cards/settings.ts';
import { ADMIN, FINISHED_AT } from '../../support/request-view.ts';

const GRACE_MS = 7 * 24 * 60 * 60 * 1000;

export const REAL: CardContext = { localVoice: false, admins: [ADMIN], graceMs: GRACE_MS, now: FINISHED_AT };
export const TEST_MODE: CardContext = { ...REAL, localVoice: true };

const names = { user: (id: string) => `@${id}`, channel: (id: string) => `#${id}` };

/** A message as a person reads it, its `text` first. */
export function seen({ text, blocks }: Drawing): string {
  return [`text: ${text}`, ...renderBlocks(objectsOf(blocks), names)].join('\n');
}

export interface DrawnButton {
  readonly actionId: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly style: string | undefined;
  readonly accessibilityLabel: string | undefined;
}

export function buttonsOf({ blocks }: Pick<Drawing, 'blocks'>): DrawnButton[] {
  return placedElements(objectsOf(blocks)).map(({ element, actionId }) => ({
    actionId,
    label: stringOf(objectsOf([element.text])[0]?.text) ?? '',
    value: stringOf(element.value),
    style: stringOf(element.style),
    accessibilityLabel: stringOf(element.accessibility_label),
  }));
}

/** Characters in all texts of one message: from about 12,000 on Slack answers `msg_blocks_too_long`. */
const TEXT_IN_MESSAGE = 12_000;

/** What Slack and the copy rules ask of every message. */
export function expectSendable({ text, blocks }: Drawing): void {
  expect(validateMessage(blocks)).toEqual([]);
  expect(blockText(objectsOf(blocks))).toBeLessThan(TEXT_IN_MESSAGE);
  expect([...text].length).toBeGreaterThan(0);
  expect([...text].length).toBeLessThan(150);
  expect(text).not.toMatch(/[*`]|<!|<#|:\w+:/);
  const primary = buttonsOf({ blocks }).filter((button) => button.style === 'primary');
  expect(primary.length).toBeLessThanOrEqual(1);
  const emoji = JSON.stringify(blocks).match(/:(white_check_mark|warning):/g) ?? [];
  expect(emoji.length).toBeLessThanOrEqual(1);
}
