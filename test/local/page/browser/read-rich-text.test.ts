import { describe, expect, it } from 'vitest';
import { readRichText } from '#src/local/page/browser/text/read-rich-text.ts';

const section = (...elements: readonly object[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});

function read(...elements: readonly object[]) {
  const [piece] = readRichText(section(...elements));
  return piece !== undefined && 'children' in piece ? piece.children : [];
}

describe('rich text', () => {
  it('nests every style that an element has', () => {
    expect(read({ type: 'text', text: 'x', style: { bold: true, code: true } })).toEqual([
      {
        kind: 'styled',
        style: 'bold',
        children: [{ kind: 'styled', style: 'code', children: [{ kind: 'text', text: 'x' }] }],
      },
    ]);
  });

  it('reads every inline element', () => {
    const nodes = read(
      { type: 'user', user_id: 'U1' },
      { type: 'channel', channel_id: 'C1' },
      { type: 'usergroup', usergroup_id: 'S1' },
      { type: 'broadcast', range: 'here' },
      { type: 'emoji', name: 'tada', unicode: '1f389' },
      { type: 'date', timestamp: 1, format: '{date}', fallback: 'then' },
      { type: 'color', value: '#ff0000' },
      { type: 'link', url: 'https://example.com/', text: 'there' },
    );
    expect(nodes.map(({ kind }) => kind)).toEqual([
      'user',
      'channel',
      'usergroup',
      'broadcast',
      'emoji',
      'date',
      'color',
      'link',
    ]);
  });

  it('makes no link of a URL that may not be followed', () => {
    expect(read({ type: 'link', url: 'javascript:alert(1)', text: 'click' })).toEqual([
      { kind: 'text', text: 'click' },
    ]);
  });

  it('names an element that it does not know', () => {
    expect(read({ type: 'hologram' }, { type: 'constructor' })).toEqual([
      { kind: 'text', text: '[hologram]' },
      { kind: 'text', text: '[constructor]' },
    ]);
  });

  it('reads lists with their indent, order and offset', () => {
    const list = {
      type: 'rich_text_list',
      style: 'ordered',
      indent: 1,
      offset: 2,
      elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'third' }] }],
    };
    expect(readRichText({ type: 'rich_text', elements: [list] })).toEqual([
      {
        kind: 'list',
        ordered: true,
        items: [[{ kind: 'text', text: 'third' }]],
        indent: 1,
        offset: 2,
        border: false,
      },
    ]);
  });

  it('takes anything that is not rich text without breaking', () => {
    for (const odd of [{}, { elements: 'x' }, { elements: [null, 1, { type: 'rich_text_list' }] }]) {
      expect(() => readRichText(odd)).not.toThrow();
    }
  });
});
