/** Operations of SMS Voice v2 that Dialtone uses. */
export type SmsVoiceOperation =
  | 'RequestPhoneNumber'
  | 'DescribePhoneNumbers'
  | 'UpdatePhoneNumber'
  | 'ReleasePhoneNumber'
  | 'DisassociateOriginationIdentity'
  | 'ListTagsForResource'
  | 'TagResource'
  | 'DescribeConfigurationSets'
  | 'CreateConfigurationSet'
  | 'DescribeAccountLimits'
  | 'DescribeAccountAttributes'
  | 'DescribeSpendLimits'
  | 'SetVoiceMessageSpendLimitOverride'
  | 'SendVoiceMessage'
  | 'DescribeVerifiedDestinationNumbers'
  | 'CreateVerifiedDestinationNumber'
  | 'SendDestinationNumberVerificationCode'
  | 'VerifyDestinationNumber';

export type SupportOperation = 'DescribeServices' | 'CreateCase' | 'DescribeCases' | 'AddCommunicationToCase';

export type QuotaOperation = 'RequestServiceQuotaIncrease' | 'ListRequestedServiceQuotaChangeHistory';

/** Operations of Amazon Pinpoint, whose projects are legacy. */
export type PinpointOperation =
  | 'GetSmsChannel'
  | 'UpdateSmsChannel'
  | 'GetVoiceChannel'
  | 'UpdateVoiceChannel';

/** No two services have an operation of the same name. */
export type AwsOperation = SmsVoiceOperation | SupportOperation | QuotaOperation | PinpointOperation;
