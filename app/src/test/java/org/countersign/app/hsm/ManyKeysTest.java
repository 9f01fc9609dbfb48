package org.countersign.app.hsm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ManyKeysTest {

  @Test
  void oneLookSeesEveryKeyAndNamesTheOneThatIsUnknown() throws Exception {
    int keys = 20;
    List<ManyKeys.Took> took = ManyKeys.measure(SoftHsm.fresh(), keys, 2);

    assertThat(took)
        .allSatisfy(one -> {
          assertThat(one.objects()).isEqualTo(2 * keys);
          assertThat(one.differences()).isEqualTo(1);
        });
  }
}
