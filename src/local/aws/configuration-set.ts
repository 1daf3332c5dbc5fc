import { resourceNotFound } from './aws-error.ts';
import type { ConfigurationSet, RegionState } from './region-state.ts';

export const CONFIGURATION_SETS_PER_REGION = 25;

/** The names by which a request may mean this configuration set. */
export function namesOfConfigurationSet({ wire }: ConfigurationSet): readonly string[] {
  return [wire.ConfigurationSetName, wire.ConfigurationSetArn];
}

/** Throws ResourceNotFoundException when a configuration set is named that is not there. */
export function checkConfigurationSet(region: RegionState, nameOrArn: string | undefined): void {
  if (nameOrArn === undefined) return;
  if (!region.configurationSets.some((set) => namesOfConfigurationSet(set).includes(nameOrArn))) {
    throw resourceNotFound('configuration-set', nameOrArn);
  }
}
