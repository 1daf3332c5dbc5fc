export interface InvalidField {
  readonly Name: string;
  readonly Message: string;
}

type ErrorMembers = Readonly<Record<string, string | readonly InvalidField[]>>;

/** An error answer in AWS's JSON protocol: `type` is the wire's `__type`, `members` are its other fields. */
export class AwsError extends Error {
  readonly type: string;
  readonly httpStatus: number;
  readonly members: ErrorMembers;

  constructor(type: string, message: string, members: ErrorMembers = {}, httpStatus = 400) {
    super(message);
    this.name = 'AwsError';
    this.type = type;
    this.members = members;
    this.httpStatus = httpStatus;
  }

  /** The JSON body of the answer. */
  body(): Record<string, unknown> {
    return { __type: this.type, Message: this.message, ...this.members };
  }
}

/** ValidationException of SMS Voice v2; its message has the form seen from the live service. */
export function validationError(reason: string, fields: readonly InvalidField[] = []): AwsError {
  const names = fields.length === 0 ? '' : ` Fields="${fields.map((field) => field.Name).join(',')}"`;
  return new AwsError('ValidationException', `Validation Error Occurred - Reason="${reason}"${names}`, {
    Reason: reason,
    ...(fields.length === 0 ? {} : { Fields: fields }),
  });
}

/** The same for one field; `reason` is one of AWS's list. */
export function fieldError(reason: string, field: string, message: string): AwsError {
  return validationError(reason, [{ Name: field, Message: message }]);
}

/** ResourceNotFoundException of SMS Voice v2. */
export function resourceNotFound(resourceType: string, resourceId: string): AwsError {
  return new AwsError(
    'ResourceNotFoundException',
    `Resource not found - ResourceType="${resourceType}" ResourceId="${resourceId}"`,
    { ResourceType: resourceType, ResourceId: resourceId },
  );
}

/** ConflictException of SMS Voice v2. */
export function conflict(reason: string, resourceType: string, resourceId: string): AwsError {
  return new AwsError(
    'ConflictException',
    `Conflict Occurred - Reason="${reason}" ResourceType="${resourceType}" ResourceId="${resourceId}"`,
    { Reason: reason, ResourceType: resourceType, ResourceId: resourceId },
  );
}

/** ServiceQuotaExceededException of SMS Voice v2. */
export function quotaExceeded(reason: string): AwsError {
  return new AwsError('ServiceQuotaExceededException', `Service quota exceeded - Reason="${reason}"`, {
    Reason: reason,
  });
}
