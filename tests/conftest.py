"""Settings of the whole test run."""

import os

from hypothesis import HealthCheck, settings

# Without deadlines: a slow machine is no fault.  HYPOTHESIS_PROFILE=fuzz takes many more examples, new ones every time.
settings.register_profile(
    "usual", max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("fuzz", max_examples=20_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "usual"))
