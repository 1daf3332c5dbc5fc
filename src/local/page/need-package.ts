/**
 * Imports a package that only the local workspace needs and that an installation without development dependencies
 * does not have. Throws with what to do when it is missing.
 */
export async function needPackage<Module>(name: string, load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (cause) {
    throw new Error(`The local workspace needs the package ${name}. Run npm ci with dev dependencies.`, {
      cause,
    });
  }
}
