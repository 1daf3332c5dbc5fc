/** A package that only the local workspace needs is not there: it was installed without development dependencies. */
export function packageMissing(name: string, cause: unknown): Error {
  return new Error(`The local workspace needs the package ${name}. Run npm ci with dev dependencies.`, {
    cause,
  });
}

/** Imports a package that only the local workspace needs. Throws with what to do when it is missing. */
export async function needPackage<Module>(name: string, load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (cause) {
    throw packageMissing(name, cause);
  }
}
