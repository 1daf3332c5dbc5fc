import type { KnownBlock } from '@slack/types';
import type { Form, LocalSlack } from '#src/local/slack/driver.ts';
import { modal, plain } from './blocks.ts';
import type { FakeApp } from './fake-app.ts';
import { clientOf, slackAndApp } from './stage.ts';

/** An input block around any element. */
export function input(label: string, blockId: string, element: object, more: object = {}): KnownBlock {
  const block = {
    type: 'input',
    block_id: blockId,
    label: plain(label),
    element: { action_id: 'it', ...element },
  };
  return { ...block, ...more } as KnownBlock;
}

/** A modal "Form" with these blocks, open before the lead. */
export async function formWith(
  blocks: KnownBlock[],
): Promise<{ slack: LocalSlack; app: FakeApp; form: Form }> {
  const { slack, app } = await slackAndApp();
  const lead = slack.person('U0LEAD');
  const { delivery } = await lead.command('/voice');
  const view = modal('Form', blocks);
  await clientOf(slack).views.open({ trigger_id: String(delivery.payload.trigger_id), view });
  app.received.length = 0;
  return { slack, app, form: await lead.modal() };
}
