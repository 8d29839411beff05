import { z } from 'zod';

/** The form that all ids of services have that Render shows; those of cron jobs begin with `crn-`. */
export const ServiceId = z
  .string()
  .regex(
    /^(srv|crn)-[0-9a-z]{20}$/,
    "is not the id of a service on Render. Write it as the address of the service in Render's dashboard ends: `srv-` and 20 small letters and digits (`crn-` for a cron job).",
  );
