import type { Source } from './sources.ts';

/** Undefined when the file keeps the rule; else what is wrong, with its path. */
export type FileRule = (source: Source) => string | undefined;

const MAX_LINES = 250;
const isProduct = (path: string): boolean => /^(src|jobs|db)\//.test(path);

const tooLong: FileRule = ({ path, text }) => {
  const lines = text.split('\n').length - 1;
  return lines > MAX_LINES ? `${path} has ${lines} lines, more than ${MAX_LINES}` : undefined;
};

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const EMPTY_NAMES = /^(?:.*-)?(?:utils?|helpers?|common|manager|service|misc|shared|lib)$/;

const badName: FileRule = ({ path }) => {
  const parts = path
    .replace(/^\./, '')
    .replace(/(\.(test|config))?\.tsx?$/, '')
    .split('/');
  const wrong = parts.find((part) => !KEBAB.test(part));
  if (wrong !== undefined) return `${path}: “${wrong}” is not in kebab-case`;
  const empty = parts.find((part) => EMPTY_NAMES.test(part));
  return empty === undefined ? undefined : `${path}: “${empty}” says nothing about what is in it`;
};

const defaultExport: FileRule = ({ path, text }) =>
  /^export default\b|^export \{[^}]*\bas default\b/m.test(text) && !path.endsWith('.config.ts')
    ? `${path} has a default export`
    : undefined;

/** Programs that PostgreSQL runs are given a few variables of the process, such as PATH. */
const READS_ENVIRONMENT = ['src/main.ts', 'src/local/postgres/runner.ts'];

const environment: FileRule = ({ path, text }) =>
  isProduct(path) && /\bprocess\.env\b/.test(text) && !READS_ENVIRONMENT.includes(path)
    ? `${path} reads process.env; only src/main.ts does`
    : undefined;

const consoleUse: FileRule = ({ path, text }) =>
  isProduct(path) && /\bconsole\.\w+\(/.test(text) ? `${path} writes to the console` : undefined;

const AT_START = [
  /^(?:await\b|setInterval\(|setTimeout\(|setImmediate\(|process\.on\()/m,
  /^(?:export )?(?:const|let|var) [^=]+= (?:await |setInterval\(|setTimeout\(|createServer\(|postgres\(|open[A-Z]\w*\(|start[A-Z]\w*\()/m,
  /^(?:export )?(?:const|let|var) [^=]+= new (?:Worker|Queue|Redis|Client|Pool|App|WebClient|PinpointSMSVoiceV2Client|PinpointClient|SupportClient|ServiceQuotasClient|Registry)\b/m,
  /^(?:let|var) /m,
];

const sideEffect: FileRule = ({ path, text }) => {
  if (!isProduct(path) || path === 'src/main.ts') return undefined;
  const [line] = AT_START.flatMap((pattern) => pattern.exec(text)?.[0] ?? []);
  return line === undefined ? undefined : `${path} does something when it is imported: ${line.trim()}`;
};

const mock: FileRule = ({ path, text }) =>
  /\bvi\.(?:mock|doMock)\(/.test(text) ? `${path} mocks a module` : undefined;

const leftOut: FileRule = ({ path, text }) =>
  /\b(?:it|test|describe)\.(?:only|skip|todo)\b/.test(text) ? `${path} leaves out tests` : undefined;

const INSTEAD: readonly (readonly [RegExp, string])[] = [
  [/\bapprovers?\b/i, 'lead'],
  [/\breviewers?\b/i, 'lead'],
  [/\brequestors?\b/i, 'requester'],
  [/\bapplicants?\b/i, 'requester'],
];

const foreignWord: FileRule = ({ path, text }) => {
  if (!isProduct(path)) return undefined;
  const found = INSTEAD.find(([word]) => word.test(text));
  return found && `${path} says “${found[0].exec(text)?.[0]}” where the word is “${found[1]}”`;
};

/** “Order” is our word for the unit of work; people read of numbers. */
const orderInSlackText: FileRule = ({ path, text }) => {
  if (!path.startsWith('src/slack/')) return undefined;
  const strings = text.replace(/\$\{[^}]*\}/g, '').match(/'[^'\n]*'|`[^`\n]*`/g) ?? [];
  const told = strings.find((string) => string.includes(' ') && /\borders?\b/i.test(string));
  return told && `${path} tells people of orders: ${told}`;
};

/** Every rule about a file by itself, by name. */
export const FILE_RULES = {
  'is no longer than 250 lines': tooLong,
  'has a kebab-case name that says what is in it': badName,
  'has no default export, unless a tool asks for one': defaultExport,
  'leaves the environment to src/main.ts': environment,
  'does not write to the console': consoleUse,
  'does nothing when it is imported': sideEffect,
  'mocks no module': mock,
  'leaves out no test': leftOut,
  'uses the words of src/domain/request.ts': foreignWord,
  'tells people of numbers, not of orders': orderInSlackText,
} as const satisfies Record<string, FileRule>;
