import { z } from 'zod';
import { refusedIn } from '../slack/block-kit/refused.ts';
import { drawnValues } from '../slack/block-kit/state.ts';
import { type Problem, validateMessage, validateView } from '../slack/block-kit/validate.ts';
import { normalised } from '../slack/block-kit/walk.ts';
import { objectsOf } from '../slack/json.ts';
import type { Workspace } from '../slack/workspace.ts';
import type { PreviewAnswer, PreviewRequest } from './protocol.ts';

/** Body of POST `/page/preview`. */
export const previewRequestSchema: z.ZodType<PreviewRequest> = z.strictObject({
  surface: z.enum(['message', 'modal', 'home']),
  blocks: z.unknown(),
});

/** A view around the blocks in which nothing but the blocks can be wrong. */
function viewAround(surface: 'modal' | 'home', blocks: unknown): unknown {
  if (surface === 'home') return { type: 'home', blocks };
  const text = (shown: string) => ({ type: 'plain_text', text: shown });
  return { type: 'modal', title: text('Preview'), submit: text('Submit'), blocks };
}

function problemsOf({ surface, blocks }: PreviewRequest): Problem[] {
  if (surface === 'message') return validateMessage(blocks);
  return validateView(viewAround(surface, blocks), surface).map(({ pointer, message }) => ({
    message,
    pointer: pointer.replace(/^\/view/, ''),
  }));
}

/** Checks blocks as Slack would on a surface: chat.postMessage for messages, views.open and views.publish for views. */
export function preview(workspace: Workspace, request: PreviewRequest): PreviewAnswer {
  const refused = refusedIn(request.blocks, workspace.refusedBlocks, '/blocks');
  const problems = [...refused, ...problemsOf(request)];
  const error = request.surface === 'message' ? 'invalid_blocks' : 'invalid_arguments';
  const blocks = normalised(objectsOf(request.blocks));
  return {
    ...(problems.length === 0 ? {} : { error }),
    problems,
    blocks,
    values: drawnValues(blocks),
  };
}
