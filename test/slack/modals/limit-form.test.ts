import { expect, it } from 'vitest';
import {
  LIMIT_FORM_ACTIONS as ACTIONS,
  LIMIT_FORM_BLOCKS as BLOCKS,
  readLimitForm,
} from '#src/slack/modals/limit-form/state.ts';

it('reads a reason without the control characters that PostgreSQL cannot hold, and with its lines', () => {
  const purpose = { type: 'plain_text_input', value: 'First\u0000 line\r\nSecond\ud800' };
  const state = readLimitForm({ [BLOCKS.purpose]: { [ACTIONS.purpose]: purpose } });
  expect(state).toEqual({
    projectId: undefined,
    what: undefined,
    limit: '',
    purpose: 'First  line\nSecond\ufffd',
  });
});
