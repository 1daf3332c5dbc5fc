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

/** By what a use case calls it in its context: the IAM prefix, and the operations behind each method. */
const OPERATIONS_OF: Readonly<
  Record<string, { readonly prefix: string; readonly methods: Readonly<Record<string, readonly string[]>> }>
> = {
  voice: {
    prefix: 'sms-voice',
    methods: {
      leaseNumber: ['RequestPhoneNumber', 'TagResource'],
      describeNumbers: ['DescribePhoneNumbers'],
      listNumbers: ['DescribePhoneNumbers'],
      numberTags: ['ListTagsForResource'],
      tagNumber: ['TagResource'],
      setDeletionProtection: ['UpdatePhoneNumber'],
      leavePool: ['DisassociateOriginationIdentity'],
      releaseNumber: ['ReleasePhoneNumber'],
      hasConfigurationSet: ['DescribeConfigurationSets'],
      createConfigurationSet: ['CreateConfigurationSet', 'TagResource'],
      accountRoom: ['DescribeAccountLimits'],
      accountTier: ['DescribeAccountAttributes'],
      spendLimit: ['DescribeSpendLimits'],
      setSpendLimit: ['SetVoiceMessageSpendLimitOverride'],
      sendVoiceMessage: ['SendVoiceMessage'],
      listVerifiedDestinations: ['DescribeVerifiedDestinationNumbers'],
      createVerifiedDestination: ['CreateVerifiedDestinationNumber'],
      sendVerificationCode: ['SendDestinationNumberVerificationCode'],
      verifyDestination: ['VerifyDestinationNumber'],
    },
  },
  quotas: {
    prefix: 'servicequotas',
    methods: {
      requestSpendQuota: ['RequestServiceQuotaIncrease'],
      findSpendQuotaRequest: ['ListRequestedServiceQuotaChangeHistory'],
    },
  },
  support: {
    prefix: 'support',
    methods: {
      findRoute: ['DescribeServices'],
      tryCase: ['CreateCase'],
      createCase: ['CreateCase'],
      describeCase: ['DescribeCases'],
      findCase: ['DescribeCases'],
      addCommunication: ['AddCommunicationToCase'],
    },
  },
  legacy: {
    prefix: 'mobiletargeting',
    methods: {
      enableSms: ['UpdateSmsChannel'],
      enableVoice: ['UpdateVoiceChannel'],
      readEnabled: ['GetSmsChannel', 'GetVoiceChannel'],
    },
  },
};

/** The IAM actions that use cases need, from the methods of AWS's ports that they call. */
export function actionsNeeded(useCases: readonly Source[]): readonly string[] {
  const actions = Object.entries(OPERATIONS_OF).flatMap(([port, { prefix, methods }]) =>
    useCases
      .flatMap(({ text }) => namesIn(text, new RegExp(`\\b${port}\\.(\\w+)\\(`, 'g')))
      .flatMap((method) => {
        const operations = methods[method];
        if (operations === undefined) throw new Error(`no IAM action is known for ${port}.${method}`);
        return operations.map((operation) => `${prefix}:${operation}`);
      }),
  );
  return [...new Set(actions)].sort();
}

/** Every distinct match of a pattern's first group, sorted. */
export function namesIn(text: string, pattern: RegExp): readonly string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, name = '']) => name))].sort();
}
