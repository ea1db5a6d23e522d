import { index, type RouteConfig, route } from "@remix-run/route-config";

// The map of the whole app: address → file, grouped by room.
export default [
  // platform
  index("./home.tsx"),
  route("theme", "./platform/routes/theme.ts"),

  // people
  route("setup/:token", "./setup/routes/setup.tsx"),
  route("sign-in", "./people/routes/sign-in.tsx"),
  route("sign-out", "./people/routes/sign-out.ts"),
  route("demo/look-as", "./people/routes/look-as.ts"),
] satisfies RouteConfig;
