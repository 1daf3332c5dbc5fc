import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { message } from './support/hands.ts';
import {
  closeWindowsAfterEach,
  describeInBrowser,
  openPageStage,
  type PageStage,
} from './support/page-stage.ts';

/** 27 November 2026, 02:05 in UTC; the day before in California. */
const AT = 1_795_745_100;

const MRKDWN: readonly (readonly [written: string, read: string])[] = [
  ['*bold* _italic_ ~gone~', '<strong>bold</strong> <em>italic</em> <s>gone</s>'],
  ['*_both_*', '<strong><em>both</em></strong>'],
  ['2*3*4 and snake_case_name', '2*3*4 and snake_case_name'],
  ['`*code* &amp; _more_`', '<code>*code* & _more_</code>'],
  ['```a\n  *b*```', '<pre>a\n  *b*</pre>'],
  ['&gt; quoted\nnot', '<blockquote>quoted</blockquote>not'],
  ['<https://example.com/a|a page>', '<a https://example.com/a>a page</a>'],
  ['<https://example.com/b>', '<a https://example.com/b>https://example.com/b</a>'],
  ['<mailto:a@example.com|write>', '<a mailto:a@example.com>write</a>'],
  ['<javascript:alert(1)|press>', 'press'],
  ['<@U0LEAD> in <#C0VOICE> <!here>', '<button>@Lead</button> in <button>#voice-approvals</button> @here'],
  [':tada: :no_such_emoji:', '<img>🎉</img> :no_such_emoji:'],
  [`<!date^${AT}^{date_num} {time}|then>`, '<time>2026-11-26 18:05</time>'],
  ['&lt;b&gt;1 &amp;lt; 2&lt;/b&gt;', '<b>1 &lt; 2</b>'],
];

const text = (words: string, style: object = {}) => ({ type: 'text', text: words, style });
const section = (...elements: object[]) => ({ type: 'rich_text_section', elements });
const RICH = {
  type: 'rich_text',
  elements: [
    section(
      text('bold', { bold: true }),
      text(' *as it is* '),
      text('both', { italic: true, strike: true }),
      { type: 'link', url: 'https://example.com/', text: 'link' },
      { type: 'link', url: 'javascript:alert(1)', text: ' no link ' },
      { type: 'user', user_id: 'U0LEAD' },
      { type: 'channel', channel_id: 'C0VOICE' },
      { type: 'emoji', name: 'tada' },
    ),
    { type: 'rich_text_list', style: 'bullet', elements: [section(text('one')), section(text('two'))] },
    { type: 'rich_text_list', style: 'ordered', elements: [section(text('first'))] },
    { type: 'rich_text_quote', elements: [text('quoted')] },
    { type: 'rich_text_preformatted', elements: [text('<b>\n')] },
  ],
};

describeInBrowser('words', () => {
  let stage: PageStage;
  beforeAll(async () => {
    stage = await openPageStage();
  });
  afterAll(() => stage?.close());
  closeWindowsAfterEach();

  it('look as in Slack: mrkdwn, in the time zone of who reads it', async () => {
    for (const [at, [written]] of MRKDWN.entries()) {
      const blocks = [{ type: 'section', block_id: `m${at}`, text: { type: 'mrkdwn', text: written } }];
      stage.slack.workspace.post('C0RANDOM', { text: 'x', blocks });
    }
    const window = await stage.open('U0REQUESTER', { place: 'C0RANDOM', timeZone: 'America/Los_Angeles' });
    const read: string[] = [];
    for (const at of MRKDWN.keys()) read.push(await structureOf(window.locator(`[data-block-id=m${at}]`)));

    expect(read).toEqual(MRKDWN.map(([, expected]) => expected));
  });

  it('look as in Slack: rich text', async () => {
    stage.slack.workspace.post('C0VOICE', { text: 'x', blocks: [{ ...RICH, block_id: 'rich' }] });
    const window = await stage.open('U0REQUESTER', { place: 'C0VOICE' });

    expect(await structureOf(window.locator('[data-block-id=rich]'))).toBe(
      [
        '<strong>bold</strong> *as it is* <em><s>both</s></em><a https://example.com/>link</a> no link ',
        '<button>@Lead</button><button>#voice-approvals</button><img>🎉</img>',
        '<ul><li>one</li><li>two</li></ul><ol><li>first</li></ol>',
        '<blockquote>quoted</blockquote><pre><b>\n</pre>',
      ].join(''),
    );
  });

  it('of a person stay words, whatever they look like', async () => {
    const words = [
      '<script>document.title = "mine"</script>',
      '<img src=x onerror="document.title = \'mine\'">',
      '<a href="javascript:alert(1)">press</a> javascript:alert(1)',
      '<https://example.com/|not a link that a person can write> &lt;b&gt;',
    ];
    const window = await stage.open('U0REQUESTER');
    for (const line of words) {
      await window.getByRole('textbox', { name: 'Message #general' }).fill(line);
      await window.keyboard.press('Enter');
      await message(window, line).waitFor();
    }
    const main = window.getByRole('main');

    for (const line of words) expect(await message(window, line).innerText()).toContain(line);
    expect(await main.locator('script, img, iframe, [onerror], [href^="javascript:"]').count()).toBe(0);
    expect(await window.title()).not.toBe('mine');
    expect(stage.complaints()).toEqual([]);
  });

  it('that the app sends ask nobody outside of this machine', async () => {
    const away = 'https://example.com/picture.png';
    const image = { type: 'image', image_url: away, alt_text: 'A picture from elsewhere' };
    const blocks = [
      image,
      { type: 'context', elements: [image] },
      { type: 'section', text: { type: 'mrkdwn', text: `<${away}>` }, accessory: image },
      { type: 'markdown', text: `![a picture](${away})` },
    ];
    stage.slack.workspace.post('C0GENERAL', { text: 'x', blocks });
    const window = await stage.open('U0LEAD');
    await window.getByRole('img', { name: 'A picture from elsewhere' }).first().waitFor();

    expect(await window.locator('img').count()).toBe(0);
    expect(stage.complaints()).toEqual([]);
  });

  it('cannot become script, even if they came into the page: its policy holds', async () => {
    const answer = await fetch(stage.url);
    const policy = answer.headers.get('content-security-policy') ?? '';
    const window = await stage.open('U0LEAD2');

    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await brokenRules(window)).toEqual([
      'connect-src',
      'frame-src',
      'img-src',
      'script-src',
      'script-src-attr',
      'script-src-elem',
      'style-src-attr',
    ]);
    expect(await window.title()).not.toBe('mine');
  });
});

/** What is drawn, with the elements that mean something; a link with where it leads. */
function structureOf(drawn: Locator): Promise<string> {
  return drawn.evaluate((root) => {
    const tags = [
      'strong',
      'em',
      's',
      'code',
      'pre',
      'blockquote',
      'a',
      'button',
      'ul',
      'ol',
      'li',
      'time',
      'b',
    ];
    const write = (node: typeof root): string => {
      if (node.nodeType === 3) return node.data;
      const inside = [...node.childNodes].map(write).join('');
      const tag = node.getAttribute('role') === 'img' ? 'img' : node.localName;
      if (![...tags, 'img'].includes(tag)) return inside;
      return `<${tag}${tag === 'a' ? ` ${node.getAttribute('href')}` : ''}>${inside}</${tag}>`;
    };
    return write(root);
  });
}

/** Does what a script that slipped in would try, and tells which directives of the policy forbade it. */
function brokenRules(window: Page): Promise<string[]> {
  return window.locator(':root').evaluate(async (root) => {
    const document = root.ownerDocument;
    const view = document.defaultView;
    const broken = new Set<string>();
    const all = new Promise<void>((resolve) => {
      document.addEventListener('securitypolicyviolation', (event: { effectiveDirective: string }) => {
        broken.add(event.effectiveDirective);
        if (broken.size >= 7) resolve();
      });
    });
    const add = (tag: string, attributes: object, words = ''): void => {
      const element = document.createElement(tag);
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      element.append(words);
      document.body.append(element);
      element.click();
    };
    const steal = 'document.title = "mine"';
    add('script', {}, steal);
    add('p', { onclick: steal });
    add('p', { style: 'color: red' });
    add('img', { src: 'https://example.com/a.png' });
    add('iframe', { src: 'https://example.com/' });
    view.setTimeout(steal, 0);
    await view.fetch('https://example.com/').catch(() => undefined);
    await all;
    return [...broken].toSorted();
  });
}
