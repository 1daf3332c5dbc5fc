import { LOCAL_TEAM } from '../workspace/people.ts';
import { type Method, Refusal, required } from './method.ts';

const info: Method = {
  scopes: ['users:read'],
  handle(args, context) {
    const user = context.workspace.user(required(args, 'user'));
    if (user === undefined) throw new Refusal('user_not_found');
    const email = context.scopes.has('users:read.email') ? { email: user.email } : {};
    return {
      user: {
        id: user.id,
        team_id: user.teamId,
        name: user.name,
        real_name: user.realName,
        deleted: user.deleted,
        is_bot: user.isBot,
        is_admin: user.isAdmin,
        is_owner: false,
        is_restricted: user.isRestricted,
        is_ultra_restricted: false,
        is_stranger: user.teamId !== LOCAL_TEAM.id,
        tz: 'Etc/UTC',
        tz_label: 'Coordinated Universal Time',
        tz_offset: 0,
        locale: 'en-US',
        profile: { real_name: user.realName, display_name: user.realName, team: user.teamId, ...email },
      },
    };
  },
};

export const userMethods: Readonly<Record<string, Method>> = { 'users.info': info };
