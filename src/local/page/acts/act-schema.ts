import { z } from 'zod';
import type { ActRequest } from '../protocol.ts';

const text = z.string();
const name = z.string().min(1);

const place = z.union([
  z.strictObject({ view: name }),
  z.strictObject({ channel: name, ts: name, redraws: z.int().min(0) }),
]);

const element = { place, blockId: name, actionId: name };
const typed = z.record(text, z.record(text, text));

const input = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('click') }),
  z.strictObject({ kind: z.literal('chosen'), values: z.array(text).max(1000) }),
  z.strictObject({ kind: z.literal('typed'), text, enter: z.boolean() }),
]);

const act = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('command'), channel: name, command: name, text }),
  z.strictObject({ kind: z.literal('say'), channel: name, text, threadTs: name.optional() }),
  z.strictObject({ kind: z.literal('shortcut'), callbackId: name }),
  z.strictObject({ kind: z.literal('element'), ...element, input, typed }),
  z.strictObject({ kind: z.literal('suggest'), ...element, query: text }),
  z.strictObject({ kind: z.literal('submit'), viewId: name, typed }),
  z.strictObject({ kind: z.literal('close'), viewId: name, all: z.boolean(), typed }),
  z.strictObject({ kind: z.literal('open_home'), tab: z.enum(['home', 'messages']) }),
  z.strictObject({ kind: z.literal('read'), channel: name, ts: z.string().regex(/^\d{10}\.\d{6}$/) }),
  z.strictObject({ kind: z.literal('dismiss'), key: name }),
]);

/** Body of POST `/page/act`. */
export const actRequestSchema: z.ZodType<ActRequest> = z.strictObject({
  as: name,
  window: z.string().max(100),
  act,
});
