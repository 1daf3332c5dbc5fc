import { describe, expect, test } from 'vitest';
import type { HomeContent, RegionState } from '#src/domain/home-content.ts';
import { VOICE_REGIONS } from '#src/domain/regions.ts';
import type { ProjectId } from '#src/domain/request.ts';
import { validateView } from '#src/local/slack/block-kit/validate.ts';
import { placedElements } from '#src/local/slack/block-kit/walk.ts';
import { objectOf, objectsOf, stringOf } from '#src/local/slack/json.ts';
import { renderBlocks } from '#src/local/slack/render/blocks.ts';
import { drawHome } from '#src/slack/home/draw.ts';
import { ASKED_AT, aProject, aRequestView, DECIDED_AT } from '../../support/request-view.ts';
import { anAccount, anEnableRequest, aRelinquishRequest } from '../../support/requests-of-every-kind.ts';
import { REAL, TEST_MODE } from '../cards/drawn.ts';

const names = { user: (id: string) => `@${id}`, channel: (id: string) => `#${id}` };

function content(overrides: Partial<HomeContent> = {}): HomeContent {
  return {
    isFirstVisit: false,
    isAdmin: false,
    hasProjects: true,
    toDecide: [],
    toDecideCount: 0,
    mine: [],
    mineCount: 0,
    numbers: [],
    regions: [],
    drawnAt: DECIDED_AT,
    ...overrides,
  };
}

const inRegion = (region: string, account: RegionState['account'] = anAccount()): RegionState => ({
  region,
  account,
  awayAt: undefined,
});

const usd = (monthlyCents: number) => ({ known: [{ monthlyCents, currency: 'USD' }], unknownQuantity: 0 });

const seen = (home: HomeContent, settings = REAL): string =>
  renderBlocks(objectsOf(drawHome(home, settings).blocks), names).join('\n');

function controls(home: HomeContent) {
  return placedElements(objectsOf(drawHome(home, REAL).blocks)).map(({ element, actionId }) => ({
    actionId,
    options: objectsOf(element.options).map(({ value }) => stringOf(value)),
    style: element.style,
  }));
}

const full = content({
  isAdmin: true,
  toDecide: [aRequestView(), aRelinquishRequest()],
  toDecideCount: 2,
  mine: [anEnableRequest()],
  mineCount: 1,
  numbers: [
    { project: aProject(), count: 9, cost: usd(900) },
    { project: aProject({ name: 'Survey calls' }), count: 0, cost: usd(0) },
  ],
  regions: [
    inRegion('eu-west-1', anAccount({ tier: 'production', spendLimit: undefined, room: undefined })),
    inRegion('us-east-1'),
  ],
});

describe('the App Home', () => {
  test('shows what waits, what is theirs, numbers and Regions', () => {
    expect(seen(full)).toMatchInlineSnapshot(`
      "[Request phone numbers] [Enable voice] [Change a spend limit] [... Numbers | Relinquish a number | Place a test call | Production access | Help]
      Updated 24 Nov 2026, 09:30 UTC
      # Waiting for your decision (2)
      R-1042 Lease 4 phone numbers · Checkout alerts · @U0REQUESTER · USD 4.00 per month · expires 30 Nov 2026, 14:05 UTC  [Go to card]
      R-1050 Relinquish +12065550142 · Checkout alerts · @U0REQUESTER · expires 30 Nov 2026, 14:05 UTC  [Go to card]
      # Your requests (1)
      R-1039 Enable voice · Checkout alerts · waiting for a decision since 23 Nov 2026, 14:05 UTC  [Go to card]
      # Your numbers (9)
        Checkout alerts | 9 numbers, USD 9.00 per month
        Survey calls | none yet
      All projects: USD 9.00 per month
      [All numbers]
      # Regions
        eu-west-1 | production · spend limit not known · numbers not known
        us-east-1 | sandbox · spend limit USD 1.00 per month · 18 of 25 numbers
      Read from AWS 24 Nov 2026, 09:30 UTC
      # Projects
      [Projects]"
    `);
    expect(validateView(drawHome(full, REAL), 'home')).toEqual([]);
  });

  test('offers everything, and the rest in an overflow of the same ids', () => {
    expect(controls(content())).toEqual([
      { actionId: 'hub.request', options: [], style: 'primary' },
      { actionId: 'hub.enable', options: [], style: undefined },
      { actionId: 'hub.limit', options: [], style: undefined },
      {
        actionId: 'home.more',
        options: ['hub.numbers', 'hub.release', 'hub.call', 'hub.access', 'hub.help'],
        style: undefined,
      },
    ]);
  });

  test('says on a first visit what will be here, and offers one step', () => {
    const shown = seen(content({ isFirstVisit: true }));
    expect(shown).toContain('Dialtone leases phone numbers for your projects. You ask, a lead decides');
    expect(shown).toContain('Nothing waits for you. When somebody asks for something');
    expect(shown).toContain('No numbers yet.');
    expect(seen(content())).not.toContain('Dialtone leases phone numbers for your projects.');
  });

  test('says who adds the first project', () => {
    expect(seen(content({ hasProjects: false }))).toContain('No project is registered yet.');
  });

  test('offers the projects to admins only', () => {
    const ids = (home: HomeContent) => controls(home).map(({ actionId }) => actionId);
    expect(ids(content({ isAdmin: true }))).toContain('hub.projects');
    expect(ids(content())).not.toContain('hub.projects');
  });

  test('calls sample prices samples, and test mode test mode', () => {
    const shown = seen(full, TEST_MODE);
    expect(shown).toContain('9 numbers, USD 9.00 (sample) per month');
    expect(shown).toContain('Test mode: no AWS account is used');
  });

  test('says in words what is not known', () => {
    const cost = { known: [], unknownQuantity: 2 };
    const home = content({ numbers: [{ project: aProject(), count: 2, cost }] });
    expect(seen(home)).toContain('2 numbers, price not known');
    expect(seen(full)).toContain('production · spend limit not known · numbers not known');
  });

  test('cuts lists at five and counts the rest, however much there is', () => {
    const projects = Array.from({ length: 50 }, (_, nth) => ({
      project: aProject({ id: nth as ProjectId, name: '<&>*'.repeat(16) }),
      count: 200,
      cost: usd(20_000),
    }));
    const requests = Array.from({ length: 20 }, () => aRequestView());
    const home = content({
      ...full,
      isFirstVisit: true,
      hasProjects: false,
      toDecide: requests,
      toDecideCount: 500,
      mine: requests,
      mineCount: 20,
      numbers: projects,
      regions: VOICE_REGIONS.map((region) =>
        inRegion(region, anAccount({ tier: 'unknown', tierValue: '<!here>' })),
      ),
    });
    expect(validateView(drawHome(home, TEST_MODE), 'home')).toEqual([]);
    const shown = seen(home);
    expect(shown).toContain('And 495 more: /voice status');
    expect(shown).toContain('And 45 more: /voice-numbers');
    expect(shown).toContain('# Your numbers (10,000)');
    expect(shown).toContain('All projects: USD 10000.00 per month');
    expect(JSON.stringify(objectOf(drawHome(home, REAL)))).not.toContain('<!here>');
  });
});

describe('the Regions in the App Home', () => {
  test('are all of them, since nothing else lists them', () => {
    const shown = seen(content({ regions: VOICE_REGIONS.map((region) => inRegion(region)) }));
    for (const region of VOICE_REGIONS) expect(shown).toContain(`${region} | sandbox`);
  });

  test('say so where AWS has told nothing yet', () => {
    const region = { region: 'us-east-1', account: undefined, awayAt: undefined };
    const shown = seen(content({ regions: [region] }));
    expect(shown).toContain('us-east-1 | not read from AWS yet');
    expect(shown).not.toContain('Read from AWS');
  });

  test('are the last known state, with its time, where AWS does not answer', () => {
    const earlier = anAccount({ readAt: ASKED_AT });
    const away = { ...inRegion('eu-west-1', earlier), awayAt: DECIDED_AT };
    const shown = seen(content({ regions: [away, inRegion('us-east-1')] }));
    expect(shown).toContain('AWS does not answer in eu-west-1. This is the state of 23 Nov 2026, 14:05 UTC.');
    expect(shown).toContain('eu-west-1 | sandbox · spend limit USD 1.00 per month · 18 of 25 numbers');
    expect(shown).toContain('Read from AWS 24 Nov 2026, 09:30 UTC');
  });

  test('say that AWS does not answer, and no more, where it never has', () => {
    const never = { region: 'eu-west-1', account: undefined, awayAt: DECIDED_AT };
    const shown = seen(content({ regions: [never] }));
    expect(shown).toContain('AWS does not answer in eu-west-1.\n  eu-west-1 | not read from AWS yet');
    expect(shown).not.toContain('the state of');
  });
});
