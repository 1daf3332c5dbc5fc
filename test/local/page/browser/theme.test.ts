import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(
  new URL('../../../../src/local/page/browser/styles/theme.css', import.meta.url),
  'utf8',
);

/** The colours of a variable, light and dark. */
function coloursOf(name: string): [string, string] {
  const value = new RegExp(`--sk-${name}:\\s*([^;]+);`).exec(css)?.[1]?.trim() ?? '';
  const [, light = value, dark = value] = /^light-dark\(\s*(\S+),\s*(\S+?)\s*\)$/.exec(value) ?? [];
  return [light, dark];
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const SURFACES = ['background', 'background-raised', 'background-soft', 'background-hover'];
const onSurfaces = [
  'text',
  'text-strong',
  'text-muted',
  'link',
  'error',
  'success',
  'warning',
  'info',
].flatMap((text) => SURFACES.map((surface): [string, string, number] => [text, surface, 4.5]));
const pairs: [string, string, number][] = [
  ...onSurfaces,
  ['text', 'background-chosen', 4.5],
  ['text', 'button', 4.5],
  ['text', 'button-hover', 4.5],
  ['on-primary', 'primary', 4.5],
  ['on-primary', 'primary-hover', 4.5],
  ['on-danger', 'danger', 4.5],
  ['on-danger', 'danger-hover', 4.5],
  ['on-badge', 'badge', 4.5],
  ['code', 'code-background', 4.5],
  ['mention', 'mention-background', 4.5],
  ['mention-me', 'mention-me-background', 4.5],
  ['sidebar-text', 'sidebar', 4.5],
  ['sidebar-text', 'sidebar-top', 4.5],
  ['sidebar-text', 'sidebar-hover', 4.5],
  ['on-sidebar-chosen', 'sidebar-chosen', 4.5],
  ...['success', 'warning', 'error', 'info'].flatMap((level): [string, string, number][] => [
    ['text', `${level}-tint`, 4.5],
    [level, `${level}-tint`, 4.5],
  ]),
  ['line-strong', 'background', 3],
  ['button-line', 'background', 3],
  ['focus', 'background', 3],
  ['line-strong', 'background-raised', 3],
];

describe('colours of the page', () => {
  it.each(pairs)('%s on %s has a contrast of %d in both themes', (text, surface, least) => {
    const [texts, surfaces] = [coloursOf(text), coloursOf(surface)];
    for (const theme of [0, 1] as const) {
      expect(texts[theme]).toMatch(/^#[\da-f]{6}$/);
      expect(contrast(texts[theme], surfaces[theme])).toBeGreaterThanOrEqual(least);
    }
  });
});
