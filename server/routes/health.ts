/** Route of the health check. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { type HealthAnswer, healthAnswer } from '../contract/health.ts';
import { isKeeper } from '../web/permission.ts';
import { apiRoutes, getRoute } from './api.ts';

export function healthRoutes(
  health: () => Omit<HealthAnswer, 'keeper' | 'login'>,
  keeperKey: string | null,
  login: HealthAnswer['login'],
): OpenAPIHono {
  const routes = apiRoutes();
  routes.openapi(getRoute('/api/health', '服务与索引的状态', healthAnswer), (c) => {
    const keeper = isKeeper(c, keeperKey) ? 'here' : keeperKey !== null ? 'with-key' : 'elsewhere';
    return c.json({ ...health(), keeper, login } as const);
  });
  return routes;
}
