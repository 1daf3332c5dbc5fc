import type { Piece } from './nodes.ts';
import { readInline, readPreformatted } from './read-inline.ts';

const QUOTED = /^(?:>|&gt;) ?/;
const QUOTED_TO_THE_END = /^(?:>>>|&gt;&gt;&gt;)\s?/;

interface Lines {
  readonly quoted: boolean;
  readonly lines: string[];
}

/** Lines of the same kind together. */
function groupLines(lines: readonly string[]): Lines[] {
  const groups: Lines[] = [];
  for (const [at, line] of lines.entries()) {
    if (QUOTED_TO_THE_END.test(line)) {
      const rest = [line.replace(QUOTED_TO_THE_END, ''), ...lines.slice(at + 1)];
      return [...groups, { quoted: true, lines: rest }];
    }
    const quoted = QUOTED.test(line);
    const shown = quoted ? line.replace(QUOTED, '') : line;
    const last = groups.at(-1);
    if (last?.quoted === quoted) last.lines.push(shown);
    else groups.push({ quoted, lines: [shown] });
  }
  return groups;
}

function readLines(text: string, linksBareUrls: boolean): Piece[] {
  return groupLines(text.split('\n')).map(({ quoted, lines }) => ({
    kind: quoted ? 'quote' : 'paragraph',
    children: readInline(lines.join('\n'), linksBareUrls),
  }));
}

/**
 * Slack's mrkdwn as the pieces of which it is drawn. With `linksBareUrls`, as Slack does unless the text is `verbatim`,
 * a URL that is merely typed becomes a link.
 */
export function readMrkdwn(text: string, linksBareUrls = false): Piece[] {
  const parts = text.split(/```([\s\S]+?)```/);
  return parts.flatMap((part, at): Piece[] => {
    if (at % 2 === 1) {
      return [
        { kind: 'preformatted', children: readPreformatted(part.replace(/^\n|\n$/g, '')), border: false },
      ];
    }
    const afterCode = at > 0 ? part.replace(/^\n/, '') : part;
    const beforeCode = at < parts.length - 1 ? afterCode.replace(/\n$/, '') : afterCode;
    return beforeCode === '' && parts.length > 1 ? [] : readLines(beforeCode, linksBareUrls);
  });
}
