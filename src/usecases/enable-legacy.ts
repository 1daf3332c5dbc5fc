import { AppError } from '../domain/errors.ts';
import { MAX_ORDER_ATTEMPTS } from '../domain/pacing.ts';
import type { EnableRequest } from '../domain/request-view.ts';
import { callAws } from './call-aws.ts';
import type { Context } from './context.ts';
import { awsCodeOf } from './failure.ts';
import { isTriedAgain, type WorkTry } from './try-work.ts';

/** AWS may have ended the legacy API for the account: then it does not answer, and voice does not wait for it. */
const TRIES_WITHOUT_ANSWER = 3;

type Legacy = Pick<EnableRequest, 'legacy' | 'legacyFailure'>;

/** One channel took the change before the other refused it. */
function smsIsEnabled(cause: AppError): AppError {
  return new AppError(cause.code, { ...cause.details, isSmsEnabled: true }, { cause });
}

/** Enables the channels that are not, then asks AWS whether both are. */
async function enableChannels(
  context: Context,
  work: WorkTry<'enable_voice'>,
  applicationId: string,
): Promise<boolean> {
  const { region } = work.request.project;
  const before = await context.legacy.readEnabled(region, applicationId);
  if (before.sms && before.voice) return true;
  if (!before.sms)
    await callAws(context, work, { operation: 'UpdateSmsChannel' }, () =>
      context.legacy.enableSms(region, applicationId),
    );
  if (!before.voice)
    await callAws(context, work, { operation: 'UpdateVoiceChannel' }, () =>
      context.legacy.enableVoice(region, applicationId),
    ).catch((error: unknown) => {
      throw error instanceof AppError ? smsIsEnabled(error) : error;
    });
  const after = await context.legacy.readEnabled(region, applicationId);
  return after.sms && after.voice;
}

/**
 * The channels of the project's legacy Pinpoint application (UpdateSmsChannel, UpdateVoiceChannel). Whatever AWS
 * refuses there is told and stands in nobody's way; throws only what is worth another try.
 */
export async function enableLegacy(context: Context, work: WorkTry<'enable_voice'>): Promise<Legacy> {
  const applicationId = work.request.project.pinpointApplicationId;
  if (applicationId === undefined) return { legacy: 'none', legacyFailure: undefined };
  try {
    const isEnabled = await enableChannels(context, work, applicationId);
    return { legacy: isEnabled ? 'enabled' : 'unavailable', legacyFailure: undefined };
  } catch (error) {
    const code = awsCodeOf(error);
    if (code === undefined || !(error instanceof AppError)) throw error;
    const tries = code === 'aws_unavailable' ? TRIES_WITHOUT_ANSWER : MAX_ORDER_ATTEMPTS;
    if (isTriedAgain(code, work.attempts, tries)) throw error;
    const { details } = error;
    context.log.warn({ requestId: work.request.id, code, ...details }, 'legacy channels are unavailable');
    return { legacy: 'unavailable', legacyFailure: { code, details } };
  }
}
