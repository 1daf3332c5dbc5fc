import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { ROOT, type Source } from './sources.ts';

export function readText(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** The Markdown files at the root and under docs. */
export function listDocuments(): readonly Source[] {
  const atRoot = readdirSync(ROOT).filter((name) => name.endsWith('.md'));
  const inDocs = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name.replaceAll('\\', '/')}`);
  return [...atRoot, ...inDocs].map((path) => ({ path, text: readText(path) }));
}

/** GitHub's anchor of a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');
}

function hasAnchor(path: string, anchor: string): boolean {
  const headings = readText(path).match(/^#+ .+$/gm) ?? [];
  return headings.some((heading) => anchorOf(heading.replace(/^#+ /, '')) === anchor);
}

/** Links to files or headings that are not there. */
export function brokenLinks({ path, text }: Source): readonly string[] {
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  return targets
    .filter((target) => !/^https?:/.test(target))
    .filter((target) => {
      const [file = '', anchor] = target.split('#');
      const to = file === '' ? path : posix.join(posix.dirname(path), file);
      if (!existsSync(join(ROOT, to))) return true;
      return anchor !== undefined && !hasAnchor(to, anchor);
    })
    .map((target) => `${path} links to ${target}, which is not there`);
}

const PATH = /`((?:src|jobs|db|test|demo|docs|bench|\.ci)\/[\w./-]*)`/g;
const SCRIPT = /\bnpm run ([\w:]+)/g;

/** Paths and npm scripts that a document names and that are not there. */
export function missingNames({ path, text }: Source, scripts: readonly string[]): readonly string[] {
  const paths = [...text.matchAll(PATH)].map(([, name = '']) => name);
  const named = [...text.matchAll(SCRIPT)].map(([, name = '']) => name);
  return [
    ...paths.filter((name) => !existsSync(join(ROOT, name))),
    ...named.filter((name) => !scripts.includes(name)),
  ].map((name) => `${path} names ${name}, which is not there`);
}

const OPERATIONS_OF: Readonly<Record<string, readonly string[]>> = {
  leaseNumber: ['RequestPhoneNumber', 'TagResource'],
  describeNumbers: ['DescribePhoneNumbers'],
  listNumbers: ['DescribePhoneNumbers'],
  numberTags: ['ListTagsForResource'],
  accountRoom: ['DescribeAccountLimits'],
  accountTier: ['DescribeAccountAttributes'],
};

/** The IAM actions that use cases need, from the methods of the voice channel that they call. */
export function actionsNeeded(useCases: readonly Source[]): readonly string[] {
  const methods = useCases.flatMap(({ text }) =>
    [...text.matchAll(/\bvoice\.(\w+)\(/g)].map(([, name = '']) => name),
  );
  const operations = methods.flatMap((method) => {
    const needed = OPERATIONS_OF[method];
    if (needed === undefined) throw new Error(`no IAM action is known for ${method}`);
    return needed;
  });
  return [...new Set(operations.map((operation) => `sms-voice:${operation}`))].sort();
}

/** Every distinct match of a pattern's first group, sorted. */
export function namesIn(text: string, pattern: RegExp): readonly string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, name = '']) => name))].sort();
}
