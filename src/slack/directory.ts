import type { WebClient } from '@slack/web-api';
import { AppError } from '#src/domain/errors.ts';
import type { Directory } from '#src/ports.ts';
import { callSlack } from './errors.ts';

/** Slack's own account is no bot by its flags. */
const SLACKBOT = 'USLACKBOT';

const UNKNOWN_PERSON = ['user_not_found', 'users_not_found', 'user_not_visible'];

function isUnknownPerson(error: unknown): boolean {
  const slackError = error instanceof AppError ? error.details.slackError : undefined;
  return slackError !== undefined && UNKNOWN_PERSON.includes(slackError);
}

/** Reads people and channels with `users.info` and `conversations.info`. */
export function createDirectory(client: WebClient): Directory {
  return {
    async findPerson(userId) {
      try {
        const { user } = await callSlack(() => client.users.info({ user: userId }));
        if (user?.team_id === undefined) return undefined;
        return {
          userId,
          teamId: user.team_id,
          isGuest: user.is_restricted === true || user.is_ultra_restricted === true,
          isBot: user.is_bot === true || userId === SLACKBOT,
          isDeactivated: user.deleted === true,
        };
      } catch (error) {
        if (isUnknownPerson(error)) return undefined;
        throw error;
      }
    },

    async findChannel(channelId) {
      try {
        const { channel } = await callSlack(() => client.conversations.info({ channel: channelId }));
        if (channel === undefined) return undefined;
        return { isMember: channel.is_member === true && channel.is_archived !== true };
      } catch (error) {
        if (error instanceof AppError && error.code === 'slack_channel_not_found') return undefined;
        throw error;
      }
    },
  };
}
