import type { Refusal } from './errors.ts';
import { hasVoice } from './regions.ts';
import { PROJECT_NAME_MAX_LENGTH, PROJECT_NAME_MIN_LENGTH, type SlackUserId } from './request.ts';

/** Pinpoint application ids are 32 hexadecimal digits. */
const PINPOINT_APPLICATION_ID = /^[0-9a-f]{32}$/;

export interface ProjectFieldsToCheck {
  readonly name: string;
  readonly region: string;
  readonly leads: readonly SlackUserId[];
  readonly pinpointApplicationId: string | undefined;
}

/** The first thing wrong with a project's own fields, or undefined. */
export function refuseProjectFields(fields: ProjectFieldsToCheck): Refusal | undefined {
  const length = [...fields.name.trim()].length;
  if (length < PROJECT_NAME_MIN_LENGTH || length > PROJECT_NAME_MAX_LENGTH)
    return { code: 'project_name_length', length };
  if (!hasVoice(fields.region)) return { code: 'region_without_voice', region: fields.region };
  if (fields.leads.length === 0) return { code: 'no_leads' };
  const id = fields.pinpointApplicationId;
  return id === undefined || PINPOINT_APPLICATION_ID.test(id) ? undefined : { code: 'pinpoint_id_malformed' };
}
