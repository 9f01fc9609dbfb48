package org.countersign.app.service;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.countersign.model.port.PersonalToken;
import org.countersign.model.port.SigningToken;
import org.countersign.model.port.TokenPort;

/**
 * Stands in front of a real port and of the tokens it opens: counts the calls, keeps the very PIN
 * arrays that were given, and may do something around a call. The real one always answers.
 */
public final class TokenPortCalls {
  private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
  private final List<char[]> pins = Collections.synchronizedList(new ArrayList<>());
  private final List<String> pinsSeen = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Around> around = new HashMap<>();

  /** What is held open for as long as a call lasts. */
  public interface Around {
    AutoCloseable begin() throws Exception;
  }

  public void around(String method, Around what) {
    around.put(method, what);
  }

  /** The port as it is to be used. */
  public TokenPort before(TokenPort real) {
    return watched(TokenPort.class, real);
  }

  /** Names of the methods that were called, in order. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  /** The PIN arrays that were given, themselves. */
  public List<char[]> pins() {
    return List.copyOf(pins);
  }

  /** What they held when they were given. */
  public List<String> pinsSeen() {
    return List.copyOf(pinsSeen);
  }

  public void forget() {
    calls.clear();
    pins.clear();
    pinsSeen.clear();
  }

  private <T> T watched(Class<T> type, Object target) {
    InvocationHandler handler = (proxy, method, arguments) -> call(target, method, arguments);
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private Object call(Object target, Method method, Object[] arguments) throws Throwable {
    calls.add(method.getName());
    if (arguments != null) {
      for (Object argument : arguments) {
        keep(argument);
      }
    }
    Around what = around.getOrDefault(method.getName(), () -> () -> {});
    try (AutoCloseable held = what.begin()) {
      Object result = method.invoke(target, arguments);
      return switch (result) {
        case SigningToken token when held != null -> watched(SigningToken.class, token);
        case PersonalToken token -> watched(PersonalToken.class, token);
        case null -> null;
        default -> result;
      };
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private void keep(Object argument) {
    if (argument instanceof char[] pin) {
      pins.add(pin);
      pinsSeen.add(new String(pin));
    } else if (argument instanceof char[][] several) {
      for (char[] pin : several) {
        keep(pin);
      }
    }
  }
}
