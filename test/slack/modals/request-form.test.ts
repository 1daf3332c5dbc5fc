import { describe, expect, it } from 'vitest';
import { drawnValues } from '#src/local/slack/block-kit/state.ts';
import { objectsOf } from '#src/local/slack/json.ts';
import type { Values } from '#src/slack/interactions.ts';
import {
  addLine,
  basketOf,
  canAddLine,
  metadataOf,
  newForm,
  readForm,
  removeLine,
} from '#src/slack/modals/request-form/state.ts';
import { aProject, aQuote } from '../../support/request-view.ts';
import { formOf } from './every-surface-forms.ts';
import { worstText } from './longest-requests.ts';

const US = { country: 'US', useCase: 'TRANSACTIONAL', numberType: 'TOLL_FREE', quantity: 3 } as const;
const CA = { country: 'CA', useCase: 'PROMOTIONAL', numberType: 'LONG_CODE', quantity: 4 } as const;

/** What Slack would send of a drawn form that nobody has touched. */
function valuesOf(view: { blocks: unknown }): Values {
  return JSON.parse(JSON.stringify(drawnValues(objectsOf(view.blocks))));
}

describe('the state of a request form', () => {
  const drawn = (state: ReturnType<typeof newForm>) =>
    formOf({ state, form: { projects: [aProject()], lastProjectId: undefined, quote: () => aQuote() } });

  it('is read back from the drawn form as it was', () => {
    const state = newForm([US, CA], { projectId: aProject().id, purpose: 'Password resets', note: 'A note' });
    const view = drawn(state);
    const { private_metadata: metadata = '' } = view;
    expect(readForm(valuesOf(view), metadata)).toEqual(state);
  });

  it('keeps the keys of the other lines when one is removed and another is added', () => {
    const state = addLine(removeLine(newForm([US, CA, US]), 2));
    expect(state.lines.map((line) => line.key)).toEqual([1, 3, 4]);
    expect(state.lines[2]).toMatchObject({ country: undefined, quantity: 1 });
  });

  it('keeps its last line', () => {
    const state = newForm([US]);
    expect(removeLine(state, 1)).toEqual(state);
  });

  it('takes no more lines once it has ten numbers', () => {
    const full = newForm([US, US, CA]);
    expect(canAddLine(full)).toBe(false);
    expect(addLine(full)).toEqual(full);
  });

  it('has a basket only when every line is complete', () => {
    expect(basketOf(newForm([US, CA]))).toEqual([US, CA]);
    expect(basketOf(newForm([US, {}]))).toBeUndefined();
  });

  it('takes the only number type of a country, and the first one until another is chosen', () => {
    const values = (country: string): Values => ({
      'country-1': {
        'request-form.country': { type: 'external_select', selected_option: optionOf(country) },
      },
    });
    const metadata = metadataOf(newForm([{}]));
    expect(readForm(values('CA'), metadata).lines[0]?.numberType).toBe('LONG_CODE');
    expect(readForm(values('US'), metadata).lines[0]?.numberType).toBe('LONG_CODE');
  });

  it('holds text without control characters and halves of characters', () => {
    const purpose = { 'request-form.purpose': { type: 'plain_text_input', value: 'a\u0000b\r\nc\ud800d' } };
    const state = readForm({ purpose }, metadataOf(newForm([{}])));
    expect(state.purpose).toBe('a b\nc\ufffdd');
    expect(state.purpose.isWellFormed()).toBe(true);
  });

  it('refuses metadata that Dialtone did not write', () => {
    for (const metadata of ['', '{}', '{"keys":[]}', '{"keys":["1"],"next":2}'])
      expect(() => readForm({}, metadata)).toThrow();
  });
});

describe('the drawn request form', () => {
  it('offers every project by groups of a hundred', () => {
    const projects = Array.from({ length: 101 }, (_, nth) => aProject({ name: `Project ${nth}` }));
    const view = formOf({ form: { projects, lastProjectId: undefined, quote: () => undefined } });
    const [select] = objectsOf(view.blocks.filter((block) => block.block_id === 'project'));
    expect(JSON.stringify(select)).toContain('101 to 101');
  });

  it('says that the room is not known while AWS does not say', () => {
    expect(JSON.stringify(formOf({ room: undefined }))).toContain(
      'How many numbers the AWS account may still lease in us-east-1 is not known now.',
    );
  });

  it('shows no words of a command as markup', () => {
    const view = formOf({ state: newForm([{}], { note: worstText(60) }) });
    expect(JSON.stringify(view.blocks.slice(0, 3))).toContain('&lt;&amp;&gt;');
  });
});

function optionOf(value: string) {
  return { text: { type: 'plain_text' as const, text: value }, value };
}
