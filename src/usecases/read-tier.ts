import { findAccount } from '#db/queries/accounts.ts';
import type { AccountView } from '../domain/account.ts';
import type { RequestView } from '../domain/request-view.ts';
import type { Context } from './context.ts';
import { awsCodeOf } from './failure.ts';

/** The tier of the account that a request is about: as AWS tells it now, else as it was last read. */
export async function readTier(context: Context, request: RequestView): Promise<AccountView['tier']> {
  const region = request.kind === 'production_access' ? request.access.region : request.project.region;
  try {
    return (await context.voice.accountTier(region)).tier;
  } catch (error) {
    if (awsCodeOf(error) === undefined) throw error;
    context.log.warn({ err: error, region }, 'tier could not be read, the stored one is told');
    return (await findAccount(context.db, region))?.tier ?? 'unknown';
  }
}
