import type { Violation } from './validate';

type Detail = { '@type': string } & Record<string, unknown>;

/** An answer that refuses: `code` is the HTTP status, `status` the canonical name of the error. */
export class Refusal extends Error {
  constructor(
    readonly code: number,
    readonly status: string,
    message: string,
    readonly details: Detail[] = [],
  ) {
    super(message);
  }

  /** The JSON body; Google leaves `details` out when there are none. */
  body() {
    const { code, message, status, details } = this;
    return { error: { code, message, status, ...(details.length > 0 && { details }) } };
  }
}

/** A path no Google server knows: their front end answers it with a page, not with JSON. */
export class PageNotFound extends Error {
  readonly code = 404;

  constructor(readonly path: string) {
    super(`The requested URL ${path} was not found on this server.`);
  }

  html(): string {
    return `<!DOCTYPE html>\n<html lang=en>\n<title>Error 404 (Not Found)!!1</title>\n<p><b>404.</b> ${this.message}\n`;
  }
}

export function detail(type: string, fields: Record<string, unknown>): Detail {
  return { '@type': `type.googleapis.com/google.rpc.${type}`, ...fields };
}

export function invalidArgument(message: string, details: Detail[] = []): Refusal {
  return new Refusal(400, 'INVALID_ARGUMENT', message, details);
}

/** All complaints at once, one per line, as Google lists them. */
export function badRequest(violations: Violation[]): Refusal {
  const fieldViolations = violations.map(({ field, description }) =>
    field ? { field, description } : { description },
  );
  const message = violations.map(({ description }) => description).join('\n');
  return invalidArgument(message, [detail('BadRequest', { fieldViolations })]);
}

export function missingKey(): Refusal {
  const message =
    "Method doesn't allow unregistered callers (callers without established identity). " +
    'Please use API Key or other form of API consumer identity to call this API.';
  return new Refusal(403, 'PERMISSION_DENIED', message);
}

export function badKey(): Refusal {
  const message = 'API key not valid. Please pass a valid API key.';
  return invalidArgument(message, [
    errorInfo('API_KEY_INVALID', {}),
    detail('LocalizedMessage', { locale: 'en-US', message }),
  ]);
}

export function modelNotFound(model: string, version: string, method: string): Refusal {
  const message =
    `models/${model} is not found for API version ${version}, or is not supported for ${method}. ` +
    'Call ListModels to see the list of available models and their supported methods.';
  return new Refusal(404, 'NOT_FOUND', message);
}

/** Why the consumer, not the request, is refused; `metadata` always names the service. */
export function errorInfo(reason: string, metadata: Record<string, string>): Detail {
  const service = 'generativelanguage.googleapis.com';
  return detail('ErrorInfo', { reason, domain: 'googleapis.com', metadata: { service, ...metadata } });
}
