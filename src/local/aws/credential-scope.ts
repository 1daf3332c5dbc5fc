import { AwsError } from './aws-error.ts';

const SIGV4 =
  /^AWS4-HMAC-SHA256 Credential=[^/,\s]+\/\d{8}\/([a-z]{2}(?:-[a-z]+)+-\d)\/([a-z0-9-]+)\/aws4_request, ?SignedHeaders=[^,\s]+, ?Signature=[0-9a-f]{64}$/;

export interface CredentialScope {
  readonly region: string;
  readonly signingName: string;
}

/**
 * Reads Region and service from a Signature Version 4 `Authorization` header. The signature is not verified:
 * any access key will do. Throws AWS's common errors, HTTP 403, when the header is missing or unreadable.
 */
export function parseCredentialScope(authorization: string | undefined): CredentialScope {
  if (!authorization) {
    throw new AwsError('MissingAuthenticationTokenException', 'Missing Authentication Token', {}, 403);
  }
  const match = SIGV4.exec(authorization);
  const [, region, signingName] = match ?? [];
  if (!region || !signingName) {
    throw new AwsError(
      'IncompleteSignatureException',
      'Authorization header does not hold a Signature Version 4 credential scope and signature',
      {},
      403,
    );
  }
  return { region, signingName };
}
