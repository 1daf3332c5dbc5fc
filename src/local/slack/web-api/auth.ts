import { APP, LOCAL_TEAM } from '../workspace/people.ts';
import type { Method } from './method.ts';

const test: Method = {
  scopes: [],
  handle: (_args, context) => ({
    url: `${context.origin}/`,
    team: LOCAL_TEAM.name,
    user: APP.name.toLowerCase(),
    team_id: LOCAL_TEAM.id,
    user_id: APP.botUserId,
    bot_id: APP.botId,
    is_enterprise_install: false,
  }),
};

export const authMethods: Readonly<Record<string, Method>> = { 'auth.test': test };
