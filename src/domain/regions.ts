/** AWS Regions in which the SMS and voice API can speak. Source: AWS End User Messaging SMS, “Region availability”. */
export const VOICE_REGIONS: readonly string[] = [
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
  'af-south-1',
  'ap-south-1',
  'ap-northeast-3',
  'ap-northeast-2',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-northeast-1',
  'us-gov-west-1',
  'ca-central-1',
  'eu-central-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'eu-north-1',
  'me-south-1',
  'sa-east-1',
];

/** Regions of the same API without voice; shown so that who looks for one finds out why it cannot be chosen. */
export const REGIONS_WITHOUT_VOICE: readonly string[] = [
  'ap-south-2',
  'ap-southeast-3',
  'ap-southeast-4',
  'ap-southeast-6',
  'ap-east-2',
  'us-gov-east-1',
  'ca-west-1',
  'eu-south-1',
  'eu-south-2',
  'eu-central-2',
  'il-central-1',
  'me-central-1',
];

export function hasVoice(region: string): boolean {
  return VOICE_REGIONS.includes(region);
}
