import type { View } from '@slack/types';
import type { AuditEvent } from '#src/domain/audit.ts';
import { COUNTRIES } from '#src/domain/countries.ts';
import type { InventoryNumber } from '#src/domain/inventory.ts';
import {
  NUMBER_STATUSES,
  NUMBER_TYPES,
  type NumberId,
  type RequestId,
  USE_CASES,
} from '#src/domain/request.ts';
import { drawNumbers } from '#src/slack/inventory/draw-list.ts';
import { drawNumberDetails } from '#src/slack/modals/number-details.ts';
import { drawOwnerForm } from '#src/slack/modals/owner-form.ts';
import type { NumberStory } from '#src/usecases/show-number.ts';
import type { InventoryPage, StoredAccount } from '#src/usecases/show-numbers.ts';
import { ADMIN, ASKED_AT, aProject, aUser, FINISHED_AT } from '../../support/request-view.ts';
import { anInventoryNumber } from '../../support/requests-of-every-kind.ts';
import { REAL, TEST_MODE } from '../cards/drawn.ts';
import type { Surface } from './every-surface.ts';
import { longestProject, worstText } from './longest-requests.ts';

export function aStoredAccount(overrides: Partial<StoredAccount> = {}): StoredAccount {
  return {
    region: 'us-east-1',
    tier: 'sandbox',
    tierValue: 'SANDBOX',
    spendLimit: undefined,
    room: { used: 18, max: 25 },
    readAt: FINISHED_AT,
    syncedAt: FINISHED_AT,
    awayAt: undefined,
    dueAt: FINISHED_AT,
    ...overrides,
  };
}

const NO_CHOICE = {
  status: ['ACTIVE'],
  country: ['US'],
  useCase: ['TRANSACTIONAL'],
  numberType: ['LONG_CODE'],
};

/** Every value that a list can be narrowed to. */
export const EVERY_CHOICE = {
  status: ['PENDING', 'ACTIVE', 'DISASSOCIATING'],
  country: COUNTRIES.map(({ iso }) => iso),
  useCase: USE_CASES,
  numberType: [...NUMBER_TYPES, 'SHORT_CODE', 'SIMULATOR'],
};

/** One filter of each kind, at their longest. */
const EVERY_FILTER = {
  status: 'DISASSOCIATING',
  country: 'TT',
  useCase: 'TRANSACTIONAL',
  numberType: 'SIMULATOR',
};

/** A page of one project with one number, unless told otherwise. */
export function aPage(overrides: Partial<InventoryPage> = {}): InventoryPage {
  const project = aProject();
  const numbers = overrides.numbers ?? [anInventoryNumber({ monthlyCents: 100 })];
  const view = overrides.view ?? { show: project.id, query: '', page: 0 };
  const { show, query, filters = {} } = view;
  const whose = typeof show === 'number' ? { project: (overrides.project ?? project).name } : show;
  return {
    view,
    list: { whose, query, filters },
    choices: NO_CHOICE,
    project,
    numbers,
    sums: {
      count: numbers.length,
      priced: [{ currency: 'USD', monthlyCents: 100 * numbers.length }],
      unpriced: 0,
    },
    pages: 1,
    accounts: [aStoredAccount()],
    projects: [project],
    isGuest: false,
    ...overrides,
  };
}

export function aStory(overrides: Partial<NumberStory> = {}): NumberStory {
  return {
    number: anInventoryNumber({ monthlyCents: 100 }),
    events: [
      { at: ASKED_AT, actor: aUser(ADMIN), action: 'order.leased', before: undefined, after: { number: 1 } },
    ],
    mayCall: true,
    mayChangeOwner: true,
    mayProtect: true,
    mayRelinquish: true,
    asOf: FINISHED_AT,
    isAway: false,
    ...overrides,
  };
}

const longestNumber = (nth: number): InventoryNumber =>
  anInventoryNumber({
    id: nth as NumberId,
    phoneNumber: '+123456789012345',
    country: 'TT',
    numberType: 'TOLL_FREE',
    useCase: 'TRANSACTIONAL',
    status: 'DISASSOCIATING',
    monthlyCents: 99_999_99,
    currency: 'EUR',
    project: { ...longestProject(), archivedAt: FINISHED_AT },
    owner: ADMIN,
    poolId: `pool-${'p'.repeat(60)}`,
    registrationId: `registration-${'r'.repeat(60)}`,
    lastCallAt: FINISHED_AT,
    relinquishRequestId: 999_999_999 as RequestId,
    deletionProtected: false,
  });

const REGIONS = [
  'us-east-1',
  'ap-northeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-west-1',
];

function longestPage(): InventoryPage {
  const numbers = Array.from({ length: 50 }, (_, nth) => longestNumber(nth + 1));
  const projects = Array.from({ length: 150 }, () => longestProject());
  const accounts = REGIONS.map((region) => aStoredAccount({ region, awayAt: FINISHED_AT }));
  const sums = { count: 10_000, priced: [{ currency: 'EUR', monthlyCents: 99_999_99 }], unpriced: 5_000 };
  const view = { show: 'all' as const, query: worstText(64), page: 100, filters: EVERY_FILTER };
  return aPage({
    choices: EVERY_CHOICE,
    view,
    project: undefined,
    numbers,
    sums,
    pages: 200,
    accounts,
    projects,
  });
}

const longestEvents = (): AuditEvent[] =>
  Array.from({ length: 20 }, () => ({
    at: ASKED_AT,
    actor: aUser(ADMIN),
    action: 'number.assigned',
    before: undefined,
    after: { phoneNumber: '+123456789012345', project: worstText(64) },
    requestId: 2_000_000_000 as RequestId,
  }));

const ofView = (name: string, view: View): Surface => ({ name, view, blocks: view.blocks });

function lists(): Surface[] {
  const empty = { numbers: [], sums: { count: 0, priced: [], unpriced: 0 } };
  const pages = {
    numbers: aPage(),
    'numbers for a guest': aPage({
      isGuest: true,
      projects: [],
      project: undefined,
      view: { show: 'mine', query: '', page: 0 },
    }),
    'no numbers': aPage(empty),
    'no numbers of a search': aPage({
      ...empty,
      view: { show: 'all', query: worstText(100), page: 0 },
      project: undefined,
    }),
    'numbers in the middle': aPage({
      pages: 3,
      view: { show: 'led', query: '', page: 1 },
      project: undefined,
    }),
    'no numbers of filters': aPage({
      ...empty,
      choices: EVERY_CHOICE,
      view: { show: 'all', query: worstText(64), page: 0, filters: EVERY_FILTER },
      project: undefined,
    }),
    'most numbers': longestPage(),
  };
  return Object.entries(pages).flatMap(([name, page]) => {
    const { blocks = [], otherwise = blocks } = drawNumbers(page, TEST_MODE, 'a note');
    return [
      { name, blocks },
      { name: `${name}, without a table`, blocks: otherwise },
    ];
  });
}

/** The inventory: lists, details and the owner's form, as they usually are and at their longest. */
export function inventorySurfaces(): Surface[] {
  const details = NUMBER_STATUSES.map((status) =>
    ofView(
      `details, ${status}`,
      drawNumberDetails(aStory({ number: anInventoryNumber({ status }) }), { cards: REAL }),
    ),
  );
  const worst = aStory({ number: longestNumber(1), events: longestEvents() });
  const unassigned = anInventoryNumber({ project: undefined, owner: undefined });
  const note = { level: 'error', text: worstText(400) } as const;
  return [
    ...lists(),
    ...details,
    ofView('longest details', drawNumberDetails(worst, { cards: TEST_MODE }, note)),
    ofView('owner form', drawOwnerForm({ number: longestNumber(1), projects: [] })),
    ofView('assignment form', drawOwnerForm({ number: unassigned, projects: [longestProject()] })),
  ];
}
