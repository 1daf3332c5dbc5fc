export interface SlackUser {
  readonly id: string;
  readonly teamId: string;
  /** The user name of payloads (`user_name`). */
  readonly name: string;
  /** What people see. */
  readonly realName: string;
  readonly email: string;
  readonly isBot: boolean;
  readonly isAdmin: boolean;
  /** A guest. */
  readonly isRestricted: boolean;
  deleted: boolean;
}

export const LOCAL_TEAM = { id: 'T0LOCAL', domain: 'local', name: 'Local workspace' } as const;
export const OTHER_TEAM = { id: 'T0OTHER', domain: 'other', name: 'Other workspace' } as const;
export const APP = {
  id: 'A0DIALTONE',
  botId: 'B0DIALTONE',
  botUserId: 'U0DIALTONE',
  name: 'Dialtone',
} as const;

/** A person (or bot) with Slack's usual flags off. */
export function newUser(fields: { id: string; realName: string } & Partial<SlackUser>): SlackUser {
  const name = fields.realName.toLowerCase().replaceAll(' ', '.');
  return {
    teamId: LOCAL_TEAM.id,
    name,
    email: `${name}@example.com`,
    isBot: false,
    isAdmin: false,
    isRestricted: false,
    deleted: false,
    ...fields,
  };
}

/** Who is in a new workspace: one person per role, the bot, and somebody of another workspace. */
export function firstPeople(): SlackUser[] {
  return [
    newUser({ id: APP.botUserId, realName: APP.name, isBot: true }),
    newUser({ id: 'U0ADMIN', realName: 'Admin', isAdmin: true }),
    newUser({ id: 'U0REQUESTER', realName: 'Requester' }),
    newUser({ id: 'U0REQUESTER2', realName: 'Requester two' }),
    newUser({ id: 'U0LEAD', realName: 'Lead' }),
    newUser({ id: 'U0LEAD2', realName: 'Lead two' }),
    newUser({ id: 'U0OWNER', realName: 'Owner' }),
    newUser({ id: 'U0MEMBER', realName: 'Member' }),
    newUser({ id: 'U0GUEST', realName: 'Guest', isRestricted: true }),
    newUser({ id: 'U0STRANGER', realName: 'Stranger', teamId: OTHER_TEAM.id }),
  ];
}

export function teamOf(user: SlackUser): { id: string; domain: string; name: string } {
  return user.teamId === OTHER_TEAM.id ? OTHER_TEAM : LOCAL_TEAM;
}
