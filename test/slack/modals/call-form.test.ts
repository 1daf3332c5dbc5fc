import { describe, expect, it } from 'vitest';
import { LANGUAGES, voicesOf } from '#src/domain/voices.ts';
import { drawnValues } from '#src/local/slack/block-kit/state.ts';
import { validateView } from '#src/local/slack/block-kit/validate.ts';
import { objectsOf } from '#src/local/slack/json.ts';
import type { Values } from '#src/slack/interactions.ts';
import { drawCallReceipt } from '#src/slack/modals/call-form/receipt.ts';
import {
  defaultVoiceOf,
  EMPTY_CALL_FORM,
  knownVerified,
  metadataOf,
  readCallForm,
} from '#src/slack/modals/call-form/state.ts';
import { voiceName } from '#src/slack/words.ts';
import { anInventoryNumber } from '../../support/requests-of-every-kind.ts';
import { aCallView, anOrigin, callFormOf, callSurfaces, VERIFIED } from './call-surfaces.ts';

/** What Slack would send of a drawn form that nobody has touched. */
function valuesOf(view: { blocks: unknown }): Values {
  return JSON.parse(JSON.stringify(drawnValues(objectsOf(view.blocks))));
}

const numberId = anInventoryNumber().id;
const verified = knownVerified('us-east-1', VERIFIED);

describe('the state of a call form', () => {
  it.each([
    ['in the sandbox', 'sandbox', '+12065550199'],
    ['in production', 'production', '+1 206 555 0199'],
  ] as const)('is read back from the drawn form as it was, %s', (_where, tier, destination) => {
    const state = {
      numberId,
      destination,
      bodyType: 'SSML',
      body: '<speak>Hello</speak>',
      language: 'fr-CA',
      voiceId: 'CHANTAL',
      priceCap: '0.05',
      isDryRun: true,
      verified,
      note: 'A note',
    } as const;
    const view = callFormOf({ state, origin: anOrigin({ tier }) });
    expect(readCallForm(valuesOf(view), view.private_metadata ?? '')).toEqual(state);
  });

  it('is empty for a form that shows nothing yet', () => {
    expect(readCallForm({}, metadataOf(EMPTY_CALL_FORM))).toEqual(EMPTY_CALL_FORM);
  });

  it('takes a voice of the chosen language, whatever the old one was', () => {
    const values: Values = {
      language: { 'call-form.language': selected('de-DE') },
      'voice-en-US': { 'call-form.voice': selected('MATTHEW') },
    };
    expect(readCallForm(values, '{}')).toMatchObject({ language: 'de-DE', voiceId: 'HANS' });
  });

  it('holds a message without control characters and halves of characters', () => {
    const message = { 'call-form.message': { type: 'plain_text_input', value: 'a\u0000b\r\nc\ud800' } };
    expect(readCallForm({ message }, '{}').body).toBe('a b\nc\ufffd');
  });

  it('takes no row for a number that is none', () => {
    const number = { 'call-form.number': { ...selected('3; drop table'), type: 'external_select' } };
    expect(readCallForm({ number }, '{}').numberId).toBe(0);
  });

  it('refuses metadata that Dialtone did not write', () => {
    for (const metadata of ['', '[]', '{"verified":1}']) expect(() => readCallForm({}, metadata)).toThrow();
  });
});

describe('the voices', () => {
  it('are some in every language, of which one is chosen at first', () => {
    for (const { code } of LANGUAGES)
      expect(voicesOf(code).map((voice) => voice.id)).toContain(defaultVoiceOf(code));
  });

  it('are AWS’s own where nobody has chosen', () => {
    expect(EMPTY_CALL_FORM).toMatchObject({ language: 'en-US', voiceId: 'MATTHEW' });
    expect(voiceName('MATTHEW')).toBe('Matthew');
  });
});

describe('the receipt of a call', () => {
  const receiptOf = (body: string, voiceId: string) =>
    JSON.stringify(drawCallReceipt(aCallView({ body, voiceId }), { localVoice: false }).blocks);

  it('warns of a script that the voice was not made to read', () => {
    expect(receiptOf('コードは 1234 です', 'MATTHEW')).toContain(
      'The message has Japanese, and Matthew speaks English (US), so that may not be heard. Choose another language for the next call.',
    );
  });

  it.each([
    ['コードは 1234 です', 'MIZUKI'],
    ['Your code is 1234', 'MATTHEW'],
    ['コード', 'A-VOICE-THAT-IS-GONE'],
  ])('warns of nothing for %j with %s', (body, voiceId) => {
    expect(receiptOf(body, voiceId)).not.toContain('may not be heard');
  });
});

describe('every view of test calls', () => {
  it.each(callSurfaces().map((surface) => [surface.name, surface] as const))(
    'is taken by Slack: %s',
    (_name, { view }) => {
      expect(validateView(view ?? {}, 'modal')).toEqual([]);
      expect((view?.private_metadata ?? '').length).toBeLessThanOrEqual(3000);
    },
  );
});

function selected(value: string) {
  return {
    type: 'static_select',
    selected_option: { text: { type: 'plain_text' as const, text: value }, value },
  };
}
