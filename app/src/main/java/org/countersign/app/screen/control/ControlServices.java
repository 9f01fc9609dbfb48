package org.countersign.app.screen.control;

import org.countersign.app.fx.TaskRunner;
import org.countersign.app.service.control.DualControls;
import org.countersign.app.service.token.SlowTokens;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.port.TokenPort;

/** What the dialog works with. */
public record ControlServices(
    Vault vault, DualControls controls, TokenPort tokens, SlowTokens slow, TaskRunner runner) {}
