/** Route of the health check. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { type HealthAnswer, healthAnswer } from '../contract/health.ts';
import { isKeeper } from '../web/permission.ts';
import { apiRoutes, getRoute } from './api.ts';

export function healthRoutes(
  health: () => Omit<HealthAnswer, 'keeper' | 'login'>,
  {
    keeperKey,
    readOnly,
    login,
  }: Pick<HealthAnswer, 'login'> & { readonly keeperKey: string | null; readonly readOnly: boolean },
): OpenAPIHono {
  const routes = apiRoutes();
  routes.openapi(getRoute('/api/health', '服务与索引的状态', healthAnswer), (c) => {
    const elsewhere = keeperKey !== null && !readOnly ? 'with-key' : 'elsewhere';
    const keeper = isKeeper(c, keeperKey) && !readOnly ? 'here' : elsewhere;
    return c.json({ ...health(), keeper, login } as const);
  });
  return routes;
}
