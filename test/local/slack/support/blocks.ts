import type { KnownBlock, ModalView, PlainTextElement, PlainTextOption } from '@slack/types';

export function plain(text: string): PlainTextElement {
  return { type: 'plain_text', text };
}

export function option(text: string, value = text.toLowerCase()): PlainTextOption {
  return { text: plain(text), value };
}

export function section(text: string): KnownBlock {
  return { type: 'section', text: { type: 'mrkdwn', text } };
}

export function textInput(blockId: string, label: string, optional = false): KnownBlock {
  const element = { type: 'plain_text_input' as const, action_id: 'text' };
  return { type: 'input', block_id: blockId, label: plain(label), optional, element };
}

export function button(text: string, actionId: string, more: object = {}): KnownBlock {
  const element = { type: 'button' as const, text: plain(text), action_id: actionId, ...more };
  return { type: 'actions', elements: [element] };
}

export function modal(title: string, blocks: KnownBlock[], more: Partial<ModalView> = {}): ModalView {
  return {
    type: 'modal',
    title: plain(title),
    submit: plain('Send'),
    close: plain('Cancel'),
    blocks,
    ...more,
  };
}
