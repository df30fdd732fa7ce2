package dev.exportclients.plans.internal.engine;

import dev.exportclients.core.Sleeper;
import dev.exportclients.core.destination.Destinations;
import dev.exportclients.plans.status.PlanListener;
import java.time.Clock;
import java.time.Duration;

/**
 * How a plan is run.
 *
 * @param clock the time of day
 * @param sleeper how to pause
 * @param listener told of each step
 * @param waitAtMost for each run that goes on
 * @param destinations for what is not saved in the file system
 */
public record RunSettings(
    Clock clock,
    Sleeper sleeper,
    PlanListener listener,
    Duration waitAtMost,
    Destinations destinations) {}
