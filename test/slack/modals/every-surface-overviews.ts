import { VOICE_REGIONS } from '#src/domain/regions.ts';
import { REQUEST_KINDS } from '#src/domain/request.ts';
import type { RequestView } from '#src/domain/request-view.ts';
import { CALL_STATUSES } from '#src/domain/voice-message.ts';
import { callResult } from '#src/slack/cards/call-result.ts';
import { tierChanged } from '#src/slack/cards/tier-changed.ts';
import { drawHelp } from '#src/slack/commands/help.ts';
import { drawHub } from '#src/slack/commands/hub.ts';
import { drawProjects } from '#src/slack/commands/projects.ts';
import { drawMyRequests, drawStory } from '#src/slack/commands/status.ts';
import { drawHome } from '#src/slack/home/draw.ts';
import { readInModal } from '#src/slack/home/respond-in-home.ts';
import type { RequestStory } from '#src/usecases/show-requests.ts';
import { ASKED_AT, aRequestView, aUser, LEAD } from '../../support/request-view.ts';
import { aCall, anAccount } from '../../support/requests-of-every-kind.ts';
import { REAL, TEST_MODE } from '../cards/drawn.ts';
import { longestRequest, manyProjects, people, worstText } from './longest-requests.ts';
import { ofView, type Surface } from './surface.ts';

const EMPTY = { known: [], unknownQuantity: 9 };

function homes(): Surface[] {
  const many = REQUEST_KINDS.flatMap((kind) => [longestRequest(kind), longestRequest(kind)]);
  const nothing = { toDecide: [], toDecideCount: 0, mine: [], mineCount: 0, numbers: [], regions: [] };
  const none = { ...nothing, isFirstVisit: true, isAdmin: false, hasProjects: false, drawnAt: REAL.now };
  const numbers = manyProjects(50).map((project) => ({ project, count: 9, cost: EMPTY }));
  const account = anAccount({ tier: 'unknown', tierValue: worstText(300) });
  const regions = VOICE_REGIONS.map((region) => ({ region, account, awayAt: REAL.now }));
  const full = { ...none, isAdmin: true, toDecide: many, toDecideCount: 500, mine: many, mineCount: 99 };
  return [
    ofView('first home', drawHome(none, REAL)),
    ofView('full home', drawHome({ ...full, numbers, regions }, TEST_MODE)),
  ];
}

/** What a click in the App Home is answered with, where it is only read. */
function answersInHome(): Surface[] {
  const answers = {
    help: drawHelp(people(20)),
    'a refusal': { text: worstText(3000) },
    'projects of nobody': drawProjects([], false, people(20)),
  };
  return Object.entries(answers).map(([name, message]) => {
    const view = readInModal(message);
    if (view === undefined) throw new Error(`${name} is no modal`);
    return ofView(`${name} in the App Home`, view);
  });
}

const twenty = () => Array.from({ length: 20 }, () => longestRequest());

const noWork = { toDecide: [], toDecideCount: 0, mine: [], mineCount: 0, openCount: 0, hasProjects: true };

const muchWork = () => ({
  ...noWork,
  toDecide: twenty(),
  toDecideCount: 500,
  mine: twenty(),
  mineCount: 900,
  openCount: 500,
});

/** `/voice status`, with a story that is longer than a message. */
function statuses(): Surface[] {
  const event = { at: ASKED_AT, actor: aUser(LEAD), action: 'request.denied', before: undefined } as const;
  const events = Array.from({ length: 300 }, () => ({ ...event, after: { reason: worstText(500) } }));
  const storyOf = (request: RequestView, told: RequestStory['events']) =>
    drawStory({ request, events: told }, TEST_MODE, true);
  const drawn = {
    'status of nothing': drawMyRequests(noWork),
    'longest status': drawMyRequests(muchWork()),
    story: storyOf(aRequestView(), events.slice(0, 1)),
    ...Object.fromEntries(
      REQUEST_KINDS.map((kind) => [`longest story, ${kind}`, storyOf(longestRequest(kind), events)]),
    ),
  };
  return Object.entries(drawn).map(([name, { blocks = [] }]) => ({ name, blocks }));
}

function messages(): Surface[] {
  const hubs = [{ ...noWork, hasProjects: false }, noWork, muchWork()];
  const tier = tierChanged(anAccount({ tier: 'unknown', tierValue: worstText(300) }), worstText(300), REAL);
  return [
    ...hubs.map((work, index) => ({ name: `hub ${index}`, blocks: drawHub(work, people(20)).blocks ?? [] })),
    { name: 'help', blocks: drawHelp(people(20)).blocks ?? [] },
    { name: 'changed tier', blocks: tier.blocks },
    ...CALL_STATUSES.map((status) => ({
      name: `test call, ${status}`,
      blocks: callResult(aCall({ status, body: worstText(6000) }), TEST_MODE).blocks,
    })),
    ...[0, 1, 150].flatMap((count) =>
      [true, false].map((isAdmin) => ({
        name: `${count} projects, ${isAdmin ? 'admin' : 'member'}`,
        blocks: drawProjects(manyProjects(count), isAdmin, people(20)).blocks ?? [],
      })),
    ),
  ];
}

/** What is about no single request: the hub and its lists, the App Home, results of calls. */
export function overviewSurfaces(): Surface[] {
  return [...homes(), ...answersInHome(), ...statuses(), ...messages()];
}
